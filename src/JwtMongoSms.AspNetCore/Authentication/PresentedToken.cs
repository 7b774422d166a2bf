namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>Finds the tokens of a request: the access token in its header, else both in their cookies.</summary>
internal sealed class PresentedToken(TokenSettings settings, TokenCookies cookies, CookieRequests cookieRequests)
{
    private const string Prefix = "Bearer ";
    private static readonly object CookieIgnored = new();

    /// <summary>Reads a token of up to 4,096 characters where it stands: most requests only look it up in the cache.</summary>
    public ReadOnlyMemory<char>? ReadAccessToken(HttpContext http)
        => ReadHeader(http) ?? ReadCookie(http, cookies.ReadAccessToken(http))?.AsMemory();

    public bool IsInHeader(HttpContext http) => ReadHeader(http) is not null;

    public string? ReadRefreshToken(HttpContext http) => ReadCookie(http, cookies.ReadRefreshToken(http));

    /// <summary>Gets what a request lacked, so that its cookie was ignored.</summary>
    public static string? DetailOf(HttpContext http) => http.Items.ContainsKey(CookieIgnored)
        ? $"A request that changes something and is signed in by a cookie has the header {CookieRequests.Header}, whatever its value."
        : null;

    private ReadOnlyMemory<char>? ReadHeader(HttpContext http)
    {
        if (!settings.TakesHeader
            || http.Request.Headers.Authorization is not [{ } value]
            || !value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return null;

        return value.AsMemory(Prefix.Length).Trim(' ');
    }

    private string? ReadCookie(HttpContext http, string? token)
    {
        // Two Authorization headers are ambiguous: ignore both, and the cookie.
        if (token is null || !settings.TakesCookie || http.Request.Headers.Authorization.Count > 1)
            return null;

        if (cookieRequests.MayUseCookie(http.Request))
            return token;

        http.Items[CookieIgnored] = true;
        return null;
    }
}
