using JwtMongoSms.AspNetCore.Cookies.Internal;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Tokens.Internal;

/// <summary>Finds the access token of a request: in its header, else in its cookie.</summary>
internal sealed class PresentedToken(TokenSettings settings, TokenCookies cookies, CookieRequests cookieRequests)
{
    private const string Prefix = "Bearer ";
    private static readonly object CookieIgnored = new();

    public string? Read(HttpContext http)
    {
        var header = http.Request.Headers.Authorization;

        // Two headers are a quarrel between whoever wrote them; nobody is believed.
        if (header.Count > 1)
            return null;

        if (settings.TakesHeader && header is [{ } value] && value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return value[Prefix.Length..].Trim(' ');

        return settings.TakesCookie ? ReadCookie(http) : null;
    }

    /// <summary>Whether there was a cookie that this request did not show to be sent by a page of this site.</summary>
    public static bool HasIgnoredCookie(HttpContext http) => http.Items.ContainsKey(CookieIgnored);

    private string? ReadCookie(HttpContext http)
    {
        if (cookies.ReadAccessToken(http) is not { } token)
            return null;

        if (cookieRequests.MayUseCookie(http.Request))
            return token;

        http.Items[CookieIgnored] = true;
        return null;
    }
}
