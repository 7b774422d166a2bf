using JwtMongoSms.Settings;

namespace JwtMongoSms.AspNetCore.Http;

/// <summary>Serves requests of this machine alone. All others get a 404: what it protects shows secrets in development.</summary>
internal static class LocalRequests
{
    // A tunnel or a proxy connects from loopback too, and these give it away. The forwarded-headers middleware leaves X-Original- behind.
    private static readonly string[] ProxyHeaders = ["Forwarded", "Via", "X-Real-IP", "CF-Connecting-IP", "True-Client-IP"];
    private static readonly string[] ProxyPrefixes = ["X-Forwarded-", "X-Original-"];

    /// <summary>Answers 404 in place of the handler unless the request is local.</summary>
    public static RequestDelegate Protect(RequestDelegate handler) => async context =>
    {
        if (!Allows(context))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await handler(context);
    };

    /// <summary>Whether a request comes from this machine, without a proxy, and not from a page of another site.</summary>
    public static bool Allows(HttpContext context)
    {
        var request = context.Request;
        return (LoopbackHost.Matches(context.Connection.RemoteIpAddress) || IsInProcess(context.Connection))

            // DNS rebinding: an attacker's name that resolves to 127.0.0.1 makes the victim's browser send requests under that name.
            && FindHost(request) is { } host && LoopbackHost.Matches(host)

            // A proxy that adds no header mostly speaks HTTP/1.0 to the server behind it; browsers and curl don't.
            && !HttpProtocol.IsHttp10(request.Protocol)
            && !IsProxied(request.Headers)
            && !IsFromAnotherSite(request.Headers);
    }

    // The framework throws for a host that is no name, such as "xn--a".
    private static string? FindHost(HttpRequest request)
    {
        try
        {
            return request.Host.Host;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // Every server that listens gives a connection an id; TestServer has no connection. A unix socket or a pipe has an id and no address:
    // no browser opens one, but a reverse proxy does, and sends requests from anywhere.
    private static bool IsInProcess(ConnectionInfo connection) => connection.RemoteIpAddress is null && connection.Id is null;

    private static bool IsProxied(IHeaderDictionary headers) => headers.Keys.Any(name =>
        ProxyHeaders.Contains(name, StringComparer.OrdinalIgnoreCase)
        || ProxyPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));

    // A page of another site that the developer has open, in an application whose CORS policy allows every origin.
    private static bool IsFromAnotherSite(IHeaderDictionary headers)
    {
        var crossSite = headers["Sec-Fetch-Site"] == "cross-site" && headers["Sec-Fetch-Mode"] != "navigate";
        return crossSite || (headers.Origin.Count > 0 && !IsLocalOrigin(headers.Origin.ToString()));
    }

    private static bool IsLocalOrigin(string origin)
        => Uri.TryCreate(origin, UriKind.Absolute, out var address) && LoopbackHost.Matches(address.Host);
}
