using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>Ends sessions, and takes the cookies away from a browser whose own is among them.</summary>
internal sealed class SignOut(ISessionService sessions, TokenCookies cookies, PresentedToken presented)
{
    /// <summary>Ends the session that a request belongs to.</summary>
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

    /// <summary>Ends one of the person's sessions.</summary>
    /// <returns><see langword="false"/> when the person has no such session, or it had been ended before.</returns>
    public async Task<bool> TryEndAsync(HttpContext http, CurrentUser currentUser, SessionId sessionId)
    {
        // Not canceled with the request: a user who clicks and closes the window is signed out.
        if (currentUser.Id is not { } userId || !await sessions.EndAsync(sessionId, userId, CancellationToken.None))
            return false;

        if (sessionId == currentUser.SessionId)
            cookies.Remove(http);

        return true;
    }

    /// <summary>Ends all of the person's sessions, or all but the one that the request belongs to.</summary>
    public async Task EndAllAsync(HttpContext http, CurrentUser currentUser, bool exceptCurrent)
    {
        if (currentUser.Id is { } userId)
            await sessions.EndAllAsync(userId, exceptCurrent ? currentUser.SessionId : null, CancellationToken.None);

        if (!exceptCurrent)
            cookies.Remove(http);
    }

    // The access token is over after minutes, and a person who comes back after an hour wants out all the same.
    private async Task<bool> EndByCookieAsync(HttpContext http)
        => presented.ReadRefreshToken(http) is { } refreshToken
        && await sessions.EndByRefreshTokenAsync(refreshToken, http.RequestAborted);
}
