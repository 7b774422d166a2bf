using Microsoft.Net.Http.Headers;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>Tells this site's requests from those that another site made a browser send: cookies come along with both.</summary>
internal sealed class CookieRequests(IOptions<JwtMongoSmsOptions> options)
{
    /// <summary>A header that no form can set, and a script of another origin only if the application's CORS policy allows it.</summary>
    public const string Header = "X-Requested-With";

    /// <summary>Whether a cookie may authenticate this request.</summary>
    public bool MayUseCookie(HttpRequest request)
        => IsSafe(request.Method)
        || request.Headers.ContainsKey(Header)
        || (request.HasFormContentType && IsOfThisSite(request.Headers, request.Host));

    // RFC 9110 9.2.1. An application that changes something on GET isn't protected.
    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    // Beside the antiforgery token, which the form's endpoint checks.
    private bool IsOfThisSite(IHeaderDictionary headers, HostString host)
    {
        if (headers["Sec-Fetch-Site"] is [{ } site])
            return site is "same-origin" or "none";

        return headers[HeaderNames.Origin] switch
        {
            [] => true,
            [{ } text] when Uri.TryCreate(text, UriKind.Absolute, out var origin)
                => origin.Authority.Equals(host.Value, StringComparison.OrdinalIgnoreCase)
                    || origin.Authority == options.Value.PublicBaseUrl?.Authority,
            _ => false,
        };
    }
}
