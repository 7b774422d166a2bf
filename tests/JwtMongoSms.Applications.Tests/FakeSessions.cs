namespace JwtMongoSms.Applications.Tests;

/// <summary>Keeps no session: one refresh token works, and one session can be ended.</summary>
internal sealed class FakeSessions : ISessionService
{
    public const string RefreshToken = "the-refresh-token-of-the-fake";

    private readonly Session session = FakeSession.Create();

    public Task<StartedSession> StartAsync(UserId userId, string? device = null, CancellationToken cancellationToken = default)
        => Task.FromResult(new StartedSession(session, new RefreshToken(RefreshToken)));

    public ValueTask<bool> IsLiveAsync(SessionId id, UserId userId, CancellationToken cancellationToken = default)
        => ValueTask.FromResult(id == session.Id);

    public Task<IReadOnlyList<Session>> ListAsync(UserId userId, CancellationToken cancellationToken = default)
        => Task.FromResult<IReadOnlyList<Session>>([session]);

    public Task<SignInResult<SignedIn>> RefreshAsync(string refreshToken, CancellationToken cancellationToken = default)
        => Task.FromResult(refreshToken == RefreshToken
            ? SignInResult<SignedIn>.Success(FakeSession.SignIn())
            : SignInResult<SignedIn>.Failure(SignInError.RefreshInvalid));

    public Task<bool> EndAsync(SessionId id, UserId userId, CancellationToken cancellationToken = default)
        => Task.FromResult(id == session.Id);

    public Task<int> EndAllAsync(UserId userId, SessionId? except = null, CancellationToken cancellationToken = default)
        => Task.FromResult(1);

    public Task<bool> EndByRefreshTokenAsync(string refreshToken, CancellationToken cancellationToken = default)
        => Task.FromResult(refreshToken == RefreshToken);
}
