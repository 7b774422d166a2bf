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
        || (request.HasFormContentType && IsOfThisSite(request));

    // RFC 9110 9.2.1. An application that changes something on GET isn't protected.
    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    // Beside the antiforgery token, which the form's endpoint checks.
    private bool IsOfThisSite(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site])
            return site is "same-origin" or "none";

        // Every browser sends one of both headers with a form; a request without them could come from anywhere.
        return request.Headers.Origin is [{ } origin]
            && (Is(origin, $"{request.Scheme}://{request.Headers.Host}")
                || Is(origin, options.Value.PublicBaseUrl?.GetLeftPart(UriPartial.Authority)));
    }

    // RFC 6454 4: scheme, host and port. A page on http can be an attacker's on the same network.
    private static bool Is(string origin, string? own) => origin.Equals(own, StringComparison.OrdinalIgnoreCase);
}
