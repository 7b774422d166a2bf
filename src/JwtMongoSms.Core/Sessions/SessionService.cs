using System.Security.Cryptography;
using JwtMongoSms.Events;
using JwtMongoSms.Keys;
using JwtMongoSms.Sessions;
using JwtMongoSms.Settings;
using Microsoft.Extensions.Options;

namespace JwtMongoSms;

/// <summary>Starts, checks and ends sessions.</summary>
public sealed class SessionService
{
    private readonly ISessionStore sessions;
    private readonly IPhoneUserStore users;
    private readonly ServerKeys keys;
    private readonly RefreshTokenDeriver refreshTokens;
    private readonly SessionCache memory;
    private readonly RefreshSession refreshing;
    private readonly SignInSessionOptions options;
    private readonly SignInMetrics metrics;
    private readonly SignInAudit audit;
    private readonly TimeProvider timeProvider;

    internal SessionService(
        ISessionStore sessions,
        IPhoneUserStore users,
        ServerKeys keys,
        SignInMetrics metrics,
        SignInAudit audit,
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
        memory = new SessionCache(timeProvider, this.options.RevocationDelay);
        refreshing = new RefreshSession(sessions, users, refreshTokens, memory, this.options, metrics, audit, timeProvider);
    }

    /// <summary>Signs a user in on one more device.</summary>
    /// <returns>The session, stored before this returns.</returns>
    /// <exception cref="StoreException">The session could not be stored; nobody is signed in.</exception>
    public Task<StartedSession> StartAsync(UserId userId, CancellationToken cancellationToken) => StartAsync(userId, device: null, cancellationToken);

    /// <summary>Signs a user in on one more device.</summary>
    /// <param name="userId">Who signs in.</param>
    /// <param name="device">What the person will know the device by, such as "Firefox on Windows"; control characters go, and what is beyond 64 characters.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The session, stored before this returns.</returns>
    /// <exception cref="StoreException">The session could not be stored; nobody is signed in.</exception>
    public Task<StartedSession> StartAsync(UserId userId, string? device, CancellationToken cancellationToken)
        => StartAsync(userId, device, options.IdleLifetime, cancellationToken);

    internal async Task<StartedSession> StartAsync(UserId userId, string? device, TimeSpan idleLifetime, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow().ToWholeMilliseconds();
        var session = new Session
        {
            Id = SessionId.New(),
            UserId = userId,
            Salt = RandomNumberGenerator.GetBytes(RefreshTokenDeriver.SaltBytes),
            KeyId = keys.Current(KeyUse.Refresh).Id,
            Device = DeviceText.Of(device),
            CreatedAt = now,
            RotatedAt = now,
            IdleUntil = now + idleLifetime,
            EndsAt = now + options.Lifetime,
        };
        await sessions.AddAsync(session, cancellationToken).ConfigureAwait(false);
        metrics.SessionStarted();
        audit.SessionStarted(session);

        var token = refreshTokens.Derive(session) ?? throw new InvalidOperationException("The current key has made no refresh token.");
        return new StartedSession(session, token);
    }

    /// <summary>Whether a session may still act for its user: neither has ended. Remembered for at most <see cref="SignInSessionOptions.RevocationDelay"/>.</summary>
    /// <exception cref="StoreException">It can't be told just now; take it for neither.</exception>
    public async ValueTask<bool> IsLiveAsync(SessionId id, UserId userId, CancellationToken cancellationToken)
    {
        if (memory.KnowsLive(id, userId))
            return true;

        var asking = memory.BeginAsking();
        var session = await sessions.FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (session is null || session.UserId != userId || !session.IsLive(timeProvider.GetUtcNow()))
            return false;

        if (await users.FindAsync(userId, cancellationToken).ConfigureAwait(false) is null)
            return false;

        memory.Remember(id, userId, asking);
        return true;
    }

    /// <summary>A user's sessions that have not ended, newest first.</summary>
    /// <exception cref="StoreException">The store can't answer.</exception>
    public Task<IReadOnlyList<Session>> ListAsync(UserId userId, CancellationToken cancellationToken)
        => sessions.ListAsync(userId, timeProvider.GetUtcNow(), cancellationToken);

    /// <summary>Gives a session its next refresh token. The token presented is over then; mobile networks repeat requests, so for 30 seconds it gets the same successor again.</summary>
    /// <returns>The session with its new token; <see langword="null"/> when the token is not of ours, or its session is over, or its user gone. An older genuine token ends the session.</returns>
    /// <exception cref="StoreException">The store can't answer; nobody is signed out for it.</exception>
    public async Task<StartedSession?> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
        => (await RefreshWithUserAsync(refreshToken, cancellationToken).ConfigureAwait(false))?.Started;

    internal Task<RefreshedSession?> RefreshWithUserAsync(string refreshToken, CancellationToken cancellationToken)
        => refreshing.RefreshAsync(refreshToken, cancellationToken);

    /// <summary>Ends a session of a user: at once here, and within <see cref="SignInSessionOptions.RevocationDelay"/> on every other instance.</summary>
    /// <returns><see langword="false"/> when the user has no such session, or it had been ended before.</returns>
    /// <exception cref="StoreException">The store can't answer; the session may have ended or not.</exception>
    public async Task<bool> EndAsync(SessionId id, UserId userId, CancellationToken cancellationToken)
    {
        bool ended;
        try
        {
            ended = await sessions.RevokeAsync(id, userId, timeProvider.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            memory.Forget(id);
        }

        if (!ended)
            return false;

        metrics.SessionEnded("sign_out");
        audit.SessionEnded(id, userId, "sign_out");
        return true;
    }

    /// <summary>
    /// Ends all sessions of a user but one: at once here, and within <see cref="SignInSessionOptions.RevocationDelay"/> on every other instance. No refresh
    /// token of theirs works once this has returned. A sign-in that is under way at the same moment may begin a session after it.
    /// </summary>
    /// <param name="userId">Whose sessions end.</param>
    /// <param name="except">The one that goes on; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Gives the call up; the sessions may have ended or not.</param>
    /// <returns>How many were ended.</returns>
    /// <exception cref="StoreException">The store can't answer; the sessions may have ended or not. Calling again does no harm.</exception>
    public async Task<int> EndAllAsync(UserId userId, SessionId? except, CancellationToken cancellationToken)
    {
        var ended = await RevokeAllAsync(userId, except, cancellationToken).ConfigureAwait(false);
        SessionsEnded(userId, except, ended, "sign_out_everywhere");
        return ended;
    }

    /// <summary>Ends all sessions of a user but one because of something else, which is told by itself: with none to end there is nothing more to tell.</summary>
    internal async Task EndAllAsync(UserId userId, SessionId? except, string reason, CancellationToken cancellationToken)
    {
        var ended = await RevokeAllAsync(userId, except, cancellationToken).ConfigureAwait(false);
        if (ended > 0)
            SessionsEnded(userId, except, ended, reason);
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

    private async Task<int> RevokeAllAsync(UserId userId, SessionId? except, CancellationToken cancellationToken)
    {
        try
        {
            return await sessions.RevokeAllAsync(userId, except, timeProvider.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            memory.ForgetAll(userId, except);
        }
    }

    private void SessionsEnded(UserId userId, SessionId? except, int count, string reason)
    {
        metrics.SessionsEnded(reason, count);
        audit.SessionsEnded(userId, except, count, reason);
    }
}
