namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>Ends sessions, and removes the cookies of a browser whose session is among them.</summary>
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

    /// <summary>Ends one of the user's sessions.</summary>
    /// <returns><see langword="false"/> when the user has no such session, or it had ended before.</returns>
    public async Task<bool> TryEndAsync(HttpContext http, CurrentUser currentUser, SessionId sessionId)
    {
        // Not canceled with the request: a user who clicks and closes the window is signed out.
        if (currentUser.Id is not { } userId || !await sessions.EndAsync(sessionId, userId, CancellationToken.None))
            return false;

        if (sessionId == currentUser.SessionId)
            cookies.Remove(http);

        return true;
    }

    /// <summary>Ends all of the user's sessions, or all but the one that the request belongs to.</summary>
    public async Task EndAllAsync(HttpContext http, CurrentUser currentUser, bool exceptCurrent)
    {
        if (currentUser.Id is { } userId)
            await sessions.EndAllAsync(userId, exceptCurrent ? currentUser.SessionId : null, CancellationToken.None);

        if (!exceptCurrent)
            cookies.Remove(http);
    }

    // The access token expires after minutes; a user who returns after an hour can still sign out.
    private async Task<bool> EndByCookieAsync(HttpContext http)
        => presented.ReadRefreshToken(http) is { } refreshToken
        && await sessions.EndByRefreshTokenAsync(refreshToken, http.RequestAborted);
}
