using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>Tells requests that a page of this site has sent from those that another site made a browser send: cookies come along with both.</summary>
internal sealed class CookieRequests(IOptions<JwtMongoSmsOptions> options)
{
    /// <summary>No form can set a header, and a script of another origin only after a preflight that the application has to allow.</summary>
    public const string Header = "X-Requested-With";

    /// <summary>Whether a cookie may speak for its owner in this request.</summary>
    public bool MayUseCookie(HttpRequest request)
        => IsSafe(request.Method)
        || request.Headers.ContainsKey(Header)
        || (request.HasFormContentType && IsOfThisSite(request.Headers, request.Host));

    // RFC 9110 9.2.1. An application that changes something on GET can't be helped.
    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    /// <summary>Forms carry an antiforgery token that their own endpoint checks; what a browser says of where they come from is checked before that.</summary>
    private bool IsOfThisSite(IHeaderDictionary headers, HostString host)
    {
        if (headers["Sec-Fetch-Site"] is [{ } site])
            return site is "same-origin" or "none";

        return headers[HeaderNames.Origin] switch
        {
            [] => true,
            [{ } text] when Uri.TryCreate(text, UriKind.Absolute, out var origin)
                => origin.Authority.Equals(host.Value, StringComparison.OrdinalIgnoreCase) || origin.Authority == options.Value.PublicBaseUrl?.Authority,
            _ => false,
        };
    }
}
