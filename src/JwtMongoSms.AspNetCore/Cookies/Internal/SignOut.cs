using JwtMongoSms.AspNetCore.Tokens.Internal;
using JwtMongoSms.Sessions;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Cookies.Internal;

/// <summary>Ends the session that a request belongs to, and takes its cookies away.</summary>
internal sealed class SignOut(SessionService sessions, TokenCookies cookies, PresentedToken presented)
{
    /// <returns><see langword="false"/> when the request belongs to no session.</returns>
    public async Task<bool> TryEndAsync(HttpContext http)
    {
        var currentUser = await RequestUser.AuthenticateAsync(http);
        if (currentUser is { Id: { } userId, SessionId: { } sessionId })
            await sessions.EndAsync(sessionId, userId, http.RequestAborted);
        else if (!await EndByCookieAsync(http))
            return false;

        cookies.Remove(http);
        return true;
    }

    // The access token is over after minutes, and a person who comes back after an hour wants out all the same.
    private async Task<bool> EndByCookieAsync(HttpContext http)
        => presented.ReadRefreshToken(http) is { } refreshToken
        && await sessions.EndByRefreshTokenAsync(refreshToken, http.RequestAborted);
}
