using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>Keeps a browser signed in: its access token ends after minutes, and the next one comes with whatever it asks for then.</summary>
internal sealed class RefreshCookie(PresentedToken presented, TokenCookies cookies, SessionService sessions, AccessTokenIssuer issuer)
{
    /// <returns>A new access token, which goes into the answer's cookies too; <see langword="null"/> when the request has no session to go on with.</returns>
    public async Task<string?> TryRefreshAsync(HttpContext http)
    {
        if (presented.ReadRefreshToken(http) is not { } refreshToken || http.Response.HasStarted)
            return null;

        if (await sessions.RefreshWithUserAsync(refreshToken, http.RequestAborted) is not { } refreshed)
        {
            cookies.Remove(http);
            return null;
        }

        var accessToken = issuer.Issue(refreshed.Started.Session, refreshed.User);
        cookies.Write(http, accessToken, refreshed.Started);
        return accessToken.Value;
    }
}
