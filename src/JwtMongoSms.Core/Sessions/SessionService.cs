using Microsoft.Extensions.Options;

namespace JwtMongoSms.Sessions;

/// <summary>The use cases of sessions behind one interface.</summary>
internal sealed class SessionService(
    ISessionStore sessions,
    StartSession startSession,
    CheckSession checkSession,
    RefreshSession refreshSession,
    EndSessions endSessions,
    RefreshTokenDeriver refreshTokens,
    IOptions<SignInSessionOptions> options,
    TimeProvider timeProvider) : ISessionService
{
    private const string SignOut = "sign_out";

    public Task<StartedSession> StartAsync(UserId userId, string? device, CancellationToken cancellationToken)
        => startSession.RunAsync(userId, device, options.Value.IdleLifetime, cancellationToken);

    public ValueTask<bool> IsLiveAsync(SessionId id, UserId userId, CancellationToken cancellationToken)
        => checkSession.IsLiveAsync(id, userId, cancellationToken);

    public Task<IReadOnlyList<Session>> ListAsync(UserId userId, CancellationToken cancellationToken)
        => sessions.ListAsync(userId, timeProvider.GetUtcNow(), cancellationToken);

    public Task<SignInResult<SignedIn>> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
        => refreshSession.RunAsync(refreshToken, cancellationToken);

    public Task<bool> EndAsync(SessionId id, UserId userId, CancellationToken cancellationToken)
        => endSessions.EndAsync(id, userId, SignOut, cancellationToken);

    public Task<int> EndAllAsync(UserId userId, SessionId? except, CancellationToken cancellationToken)
        => endSessions.EndAllAsync(userId, except, "sign_out_everywhere", tellsWithoutSessions: true, cancellationToken);

    public async Task<bool> EndByRefreshTokenAsync(string refreshToken, CancellationToken cancellationToken)
    {
        if (!refreshTokens.TryRead(refreshToken, out var token))
            return false;

        var session = await sessions.FindAsync(token.Id, cancellationToken).ConfigureAwait(false);
        if (session is null || !refreshTokens.IsGenuine(token, session))
            return false;

        await endSessions.EndAsync(session.Id, session.UserId, SignOut, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
