using JwtMongoSms.Delivery.Twilio.Internal;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.DevPhone.Internal;

/// <summary>The dev phone shows codes to whoever asks. So only this machine may, and to all others it isn't there.</summary>
internal static class DevPhoneGuard
{
    // A tunnel or a proxy arrives from loopback too, and gives itself away by these. X-Original- is what the forwarded-headers middleware leaves behind.
    private static readonly string[] Passed = ["Forwarded", "Via", "X-Real-IP", "CF-Connecting-IP", "True-Client-IP"];
    private static readonly string[] PassedPrefixes = ["X-Forwarded-", "X-Original-"];

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

    public static bool Allows(HttpContext context)
    {
        var request = context.Request;
        return LoopbackHost.Matches(context.Connection.RemoteIpAddress)

            // DNS rebinding: an attacker's name that resolves to 127.0.0.1 makes the victim's browser ask us under that name.
            && LoopbackHost.Matches(request.Host.Host)
            // A proxy that adds no header mostly speaks HTTP/1.0 to what is behind it; nobody who asks the phone does.
            && !HttpProtocol.IsHttp10(request.Protocol)
            && !WasPassedOn(request.Headers)
            && !IsOfAnotherSite(request.Headers);
    }

    private static bool WasPassedOn(IHeaderDictionary headers) => headers.Keys.Any(name =>
        Passed.Contains(name, StringComparer.OrdinalIgnoreCase) || PassedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));

    // A page of another site that the developer has open, in an application whose CORS policy allows every origin.
    private static bool IsOfAnotherSite(IHeaderDictionary headers)
    {
        var crossSite = headers["Sec-Fetch-Site"] == "cross-site" && headers["Sec-Fetch-Mode"] != "navigate";
        return crossSite || (headers.Origin.Count > 0 && !(Uri.TryCreate(headers.Origin, UriKind.Absolute, out var origin) && LoopbackHost.Matches(origin.Host)));
    }
}
