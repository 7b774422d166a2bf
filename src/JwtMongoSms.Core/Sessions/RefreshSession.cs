using JwtMongoSms.Events;
using JwtMongoSms.Settings;

namespace JwtMongoSms.Sessions;

/// <summary>Replaces refresh tokens.</summary>
internal sealed class RefreshSession(
    ISessionStore sessions,
    IPhoneUserStore users,
    RefreshTokenDeriver tokens,
    SessionCache memory,
    SignInSessionOptions options,
    SignInMetrics metrics,
    SignInAudit audit,
    TimeProvider timeProvider)
{
    // Long enough for a telephone that lost the answer in a tunnel, short enough for a thief who comes after the owner.
    private static readonly TimeSpan RepeatedFor = TimeSpan.FromSeconds(30);

    public async Task<RefreshedSession?> RefreshAsync(string text, CancellationToken cancellationToken)
    {
        if (!tokens.TryRead(text, out var token))
            return Refused();

        var asking = memory.BeginAsking();

        // One command for all who are on time; whoever is not learns why from a second.
        var now = timeProvider.GetUtcNow().ToWholeMilliseconds();
        var session = await sessions.TryRotateAsync(token.Id, token.Generation, now + options.IdleLifetime, now, cancellationToken).ConfigureAwait(false);
        if (session is not null)
            return tokens.IsGenuine(token, session) ? await NextAsync(session, asking, "success", cancellationToken).ConfigureAwait(false) : Refused();

        session = await sessions.FindAsync(token.Id, cancellationToken).ConfigureAwait(false);
        if (session is null || !tokens.IsGenuine(token, session) || !session.IsLive(now) || token.Generation == session.Generation)
            return Refused();

        if (token.Generation == session.Generation - 1 && now <= session.RotatedAt + RepeatedFor)
            return await NextAsync(session, asking, "repeated", cancellationToken).ConfigureAwait(false);

        await EndAsync(session, now).ConfigureAwait(false);
        return null;
    }

    // RFC 9700 4.14.2: somebody has a copy, and nobody can tell who; both are out. It is finished whether or not whoever asked is still there.
    private async Task EndAsync(Session session, DateTimeOffset now)
    {
        memory.Forget(session.Id);
        await sessions.RevokeAsync(session.Id, session.UserId, now, CancellationToken.None).ConfigureAwait(false);
        memory.Forget(session.Id);
        audit.RefreshTokenReused(session);
        metrics.SessionRefreshed("reuse");
        metrics.SessionEnded("reuse");
        audit.SessionEnded(session.Id, session.UserId, "reuse");
    }

    // Whoever is gone gets no new token, on whichever way they ask for it. That both are there has been seen now, so the next request need not ask again.
    private async Task<RefreshedSession?> NextAsync(Session session, SessionCache.Asking asking, string outcome, CancellationToken cancellationToken)
    {
        if (tokens.Derive(session) is not { } next || await users.FindAsync(session.UserId, cancellationToken).ConfigureAwait(false) is not { } user)
            return Refused();

        memory.Remember(session.Id, session.UserId, asking);
        metrics.SessionRefreshed(outcome);
        audit.SessionRefreshed(session, outcome);
        return new RefreshedSession(new StartedSession(session, next), user);
    }

    private RefreshedSession? Refused()
    {
        metrics.SessionRefreshed("refused");
        return null;
    }
}
