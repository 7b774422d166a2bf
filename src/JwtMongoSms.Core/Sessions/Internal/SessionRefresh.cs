using JwtMongoSms.Diagnostics.Internal;

namespace JwtMongoSms.Sessions.Internal;

/// <summary>Replaces refresh tokens.</summary>
internal sealed class SessionRefresh(
    ISessionStore sessions,
    RefreshTokenDeriver tokens,
    SessionMemory memory,
    SessionOptions options,
    LoginMetrics metrics,
    AuthAudit audit,
    TimeProvider timeProvider)
{
    // Long enough for a telephone that lost the answer in a tunnel, short enough for a thief who comes after the owner.
    private static readonly TimeSpan RepeatedFor = TimeSpan.FromSeconds(30);

    public async Task<StartedSession?> RefreshAsync(string text, CancellationToken cancellationToken)
    {
        if (!tokens.TryRead(text, out var token))
            return Refused();

        // One command for all who are on time; whoever is not learns why from a second.
        var now = timeProvider.GetUtcNow().ToWholeMilliseconds();
        var session = await sessions.TryRotateAsync(token.Id, token.Generation, now + options.IdleLifetime, now, cancellationToken).ConfigureAwait(false);
        if (session is not null)
            return tokens.IsGenuine(token, session) ? Next(session, "success") : Refused();

        session = await sessions.FindAsync(token.Id, cancellationToken).ConfigureAwait(false);
        if (session is null || !tokens.IsGenuine(token, session) || !session.IsLive(now) || token.Generation == session.Generation)
            return Refused();

        if (token.Generation == session.Generation - 1 && now <= session.RotatedAt + RepeatedFor)
            return Next(session, "repeated");

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

    private StartedSession? Next(Session session, string outcome)
    {
        if (tokens.Derive(session) is not { } next)
            return Refused();

        metrics.SessionRefreshed(outcome);
        audit.SessionRefreshed(session, outcome);
        return new StartedSession(session, next);
    }

    private StartedSession? Refused()
    {
        metrics.SessionRefreshed("refused");
        return null;
    }
}
