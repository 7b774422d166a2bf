namespace JwtMongoSms;

/// <summary>Starts, checks, refreshes and revokes sessions.</summary>
public interface ISessionService
{
    /// <summary>Starts a session of a user, on one more device. No check and no claims of the application run.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="device">A name that the user will recognise, such as "Firefox on Windows". At most 64 characters are kept.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The session, stored before this returns.</returns>
    /// <exception cref="StoreException">The session could not be stored; the user is not signed in.</exception>
    Task<StartedSession> StartAsync(UserId userId, string? device = null, CancellationToken cancellationToken = default);

    /// <summary>Checks whether a session is live. Cached for at most <see cref="SignInSessionOptions.RevocationDelay"/>.</summary>
    /// <returns><see langword="false"/> when the session has ended or its user was deleted.</returns>
    /// <exception cref="StoreException">The store can't answer; treat the session as neither live nor ended.</exception>
    ValueTask<bool> IsLiveAsync(SessionId id, UserId userId, CancellationToken cancellationToken = default);

    /// <summary>Lists a user's live sessions, newest first.</summary>
    /// <exception cref="StoreException">The store can't answer.</exception>
    Task<IReadOnlyList<Session>> ListAsync(UserId userId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Replaces a refresh token. The presented token is then replaced. Mobile networks repeat requests: for 30 seconds it gets the same
    /// successor again.
    /// </summary>
    /// <returns>
    /// The user, and the session with its new token; or <c>refresh_invalid</c> for a token that is not ours, or whose session or user is
    /// gone, or the error of an <see cref="ISignInCheck"/>. An older genuine token revokes the session.
    /// </returns>
    /// <exception cref="StoreException">The store can't answer; the presented token still works.</exception>
    Task<SignInResult<SignedIn>> RefreshAsync(string refreshToken, CancellationToken cancellationToken = default);

    /// <summary>Revokes a session, here at once, on other instances within <see cref="SignInSessionOptions.RevocationDelay"/>.</summary>
    /// <returns><see langword="false"/> when the user has no such session, or it had been revoked before.</returns>
    /// <exception cref="StoreException">The store can't answer; the session may be revoked or not.</exception>
    Task<bool> EndAsync(SessionId id, UserId userId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Revokes all sessions of a user but one, here at once, on other instances within <see cref="SignInSessionOptions.RevocationDelay"/>.
    /// Their refresh tokens are invalid once this has returned. A sign-in that is under way may start a session after it.
    /// </summary>
    /// <param name="userId">The user.</param>
    /// <param name="except">The session that stays; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Cancels the call; the sessions may be revoked or not.</param>
    /// <returns>How many were revoked.</returns>
    /// <exception cref="StoreException">The store can't answer; the sessions may be revoked or not. Calling again does no harm.</exception>
    Task<int> EndAllAsync(UserId userId, SessionId? except = null, CancellationToken cancellationToken = default);

    /// <summary>Revokes the session of a refresh token. A session that was revoked already is no error: the user is signed out.</summary>
    /// <returns><see langword="false"/> when the text is no refresh token of ours.</returns>
    /// <exception cref="StoreException">The store can't answer; the session may be revoked or not.</exception>
    Task<bool> EndByRefreshTokenAsync(string refreshToken, CancellationToken cancellationToken = default);
}
