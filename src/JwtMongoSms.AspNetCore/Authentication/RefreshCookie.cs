using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>Keeps a browser signed in: its access token lives for minutes, and the next one comes with the next response.</summary>
internal sealed class RefreshCookie(TokenCookies cookies, ISessionService sessions, AccessTokenIssuer issuer)
{
    /// <returns>A new access token, which goes into the response's cookies too; <see langword="null"/> when the session is over.</returns>
    public async Task<string?> TryRefreshAsync(HttpContext http, string refreshToken)
    {
        if (http.Response.HasStarted)
            return null;

        var refreshed = await sessions.RefreshAsync(refreshToken, http.RequestAborted);
        if (!refreshed.Succeeded)
        {
            cookies.Remove(http);
            return null;
        }

        var accessToken = issuer.Issue(refreshed.Value.Session.Session, refreshed.Value.Claims);
        cookies.Write(http, accessToken, refreshed.Value.Session);
        return accessToken.Value;
    }
}
