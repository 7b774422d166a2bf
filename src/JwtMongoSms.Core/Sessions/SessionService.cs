using System.Security.Cryptography;
using JwtMongoSms.Diagnostics.Internal;
using JwtMongoSms.Keys.Internal;
using JwtMongoSms.Login;
using JwtMongoSms.Sessions.Internal;
using JwtMongoSms.Users;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Sessions;

/// <summary>Starts, checks and ends sessions.</summary>
public sealed class SessionService
{
    private readonly ISessionStore sessions;
    private readonly ILoginUserStore users;
    private readonly ServerKeys keys;
    private readonly RefreshTokenDeriver refreshTokens;
    private readonly SessionMemory memory;
    private readonly SessionRefresh refreshing;
    private readonly SessionOptions options;
    private readonly LoginMetrics metrics;
    private readonly AuthAudit audit;
    private readonly TimeProvider timeProvider;

    internal SessionService(
        ISessionStore sessions,
        ILoginUserStore users,
        ServerKeys keys,
        LoginMetrics metrics,
        AuthAudit audit,
        IOptions<LoginOptions> options,
        TimeProvider timeProvider)
    {
        this.sessions = sessions;
        this.users = users;
        this.keys = keys;
        this.metrics = metrics;
        this.audit = audit;
        this.options = options.Value.Sessions;
        this.timeProvider = timeProvider;
        refreshTokens = new RefreshTokenDeriver(keys);
        memory = new SessionMemory(timeProvider, this.options.RevocationDelay);
        refreshing = new SessionRefresh(sessions, refreshTokens, memory, this.options, metrics, audit, timeProvider);
    }

    /// <summary>Signs a user in on one more device.</summary>
    /// <returns>The session, stored before this returns.</returns>
    /// <exception cref="Stores.StoreException">The session could not be stored; nobody is signed in.</exception>
    public async Task<StartedSession> StartAsync(UserId userId, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow().ToWholeMilliseconds();
        var session = new Session
        {
            Id = SessionId.New(),
            UserId = userId,
            Salt = RandomNumberGenerator.GetBytes(RefreshTokenDeriver.SaltBytes),
            KeyId = keys.Current(KeyUse.Refresh).Id,
            CreatedAt = now,
            RotatedAt = now,
            IdleUntil = now + options.IdleLifetime,
            EndsAt = now + options.Lifetime,
        };
        await sessions.AddAsync(session, cancellationToken).ConfigureAwait(false);
        metrics.SessionStarted();
        audit.SessionStarted(session);

        var token = refreshTokens.Derive(session) ?? throw new InvalidOperationException("The current key has made no refresh token.");
        return new StartedSession(session, token);
    }

    /// <summary>Whether a session may still act for its user: neither has ended. Remembered for at most <see cref="SessionOptions.RevocationDelay"/>.</summary>
    /// <exception cref="Stores.StoreException">It can't be told just now; take it for neither.</exception>
    public async ValueTask<bool> IsLiveAsync(SessionId id, UserId userId, CancellationToken cancellationToken)
    {
        if (memory.KnowsLive(id, userId))
            return true;

        var askedAt = timeProvider.GetTimestamp();
        var session = await sessions.FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (session is null || session.UserId != userId || !session.IsLive(timeProvider.GetUtcNow()))
            return false;

        if (await users.FindAsync(userId, cancellationToken).ConfigureAwait(false) is null)
            return false;

        memory.Remember(id, userId, askedAt);
        return true;
    }

    /// <summary>Gives a session its next refresh token. The token presented is over then; mobile networks repeat requests, so for 30 seconds it gets the same successor again.</summary>
    /// <returns>The session with its new token; <see langword="null"/> when the token is not of ours, or its session is over. An older genuine token ends the session.</returns>
    /// <exception cref="Stores.StoreException">The store can't answer; nobody is signed out for it.</exception>
    public Task<StartedSession?> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
        => refreshing.RefreshAsync(refreshToken, cancellationToken);

    /// <summary>Ends a session of a user.</summary>
    /// <returns><see langword="false"/> when the user has no such session, or it had ended before.</returns>
    public async Task<bool> EndAsync(SessionId id, UserId userId, CancellationToken cancellationToken)
    {
        var ended = await sessions.RevokeAsync(id, userId, timeProvider.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        memory.Forget(id);
        if (!ended)
            return false;

        metrics.SessionEnded("sign_out");
        audit.SessionEnded(id, userId, "sign_out");
        return true;
    }

    /// <summary>Ends the session of a refresh token. A session that had ended already is no error: the person is signed out.</summary>
    /// <returns><see langword="false"/> when the text is no refresh token of ours.</returns>
    public async Task<bool> EndByRefreshTokenAsync(string refreshToken, CancellationToken cancellationToken)
    {
        if (!refreshTokens.TryRead(refreshToken, out var token))
            return false;

        var session = await sessions.FindAsync(token.Id, cancellationToken).ConfigureAwait(false);
        if (session is null || !refreshTokens.IsGenuine(token, session))
            return false;

        await EndAsync(session.Id, session.UserId, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
