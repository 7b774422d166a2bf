using JwtMongoSms.Stores;
using JwtMongoSms.Users;

namespace JwtMongoSms.Sessions;

/// <summary>
/// Keeps sessions. Each verb is one atomic command, durable before it returns; every one throws <see cref="StoreException"/> when the store
/// can't answer.
/// </summary>
public interface ISessionStore
{
    /// <summary>Stores a new session. Storing the same session again changes nothing.</summary>
    Task AddAsync(Session session, CancellationToken cancellationToken);

    /// <summary>Reads a session, live or not.</summary>
    /// <returns><see langword="null"/> when there is none.</returns>
    Task<Session?> FindAsync(SessionId id, CancellationToken cancellationToken);

    /// <summary>Reads a user's live sessions, newest first.</summary>
    Task<IReadOnlyList<Session>> ListAsync(UserId userId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Moves a live session from this generation to the next. Of any number of parallel calls exactly one wins.</summary>
    /// <param name="id">The session.</param>
    /// <param name="generation">The generation of the refresh token that was presented.</param>
    /// <param name="idleUntil">The session's new idle end.</param>
    /// <param name="now">The time of the refresh.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The session after the move; <see langword="null"/> when it has ended or is at another generation.</returns>
    Task<Session?> TryRotateAsync(
        SessionId id, int generation, DateTimeOffset idleUntil, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Revokes a session of this user.</summary>
    /// <returns><see langword="false"/> when the user has no such session, or it was revoked before.</returns>
    Task<bool> RevokeAsync(SessionId id, UserId userId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Revokes all sessions of a user, or all but one.</summary>
    /// <returns>How many were revoked.</returns>
    Task<int> RevokeAllAsync(UserId userId, SessionId? except, DateTimeOffset now, CancellationToken cancellationToken);
}
