using System.Diagnostics.Metrics;
using JwtMongoSms.Events;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Sessions;

/// <summary>Logs, counts and publishes what happens to sessions, in one call each.</summary>
internal sealed class SessionEvents(SignInEvents events, Telemetry telemetry, ILogger<SignInEvents> logger)
{
    private readonly Counter<long> started = telemetry.CreateCounter("jwtmongosms.sessions.started", "{session}", "Sessions created.");

    private readonly Counter<long> refreshed
        = telemetry.CreateCounter("jwtmongosms.sessions.refreshed", "{session}", "Submitted refresh tokens, by outcome.");

    private readonly Counter<long> ended
        = telemetry.CreateCounter("jwtmongosms.sessions.ended", "{session}", "Sessions revoked before their time, by reason.");

    public void Started(Session session)
    {
        Log.SessionStarted(logger, session.UserId.Value, session.Id.Value);
        started.Add(1);
        events.Publish(Create(SignInEventKind.SessionStarted, session));
    }

    /// <param name="session">The session as it is now.</param>
    /// <param name="reason"><c>success</c>, or <c>repeated</c> for the same successor once more.</param>
    public void Refreshed(Session session, string reason)
    {
        Log.SessionRefreshed(logger, session.UserId.Value, session.Id.Value, session.Generation, reason);
        refreshed.Add(1, Telemetry.Tag("outcome", reason));
        events.Publish(Create(SignInEventKind.SessionRefreshed, session) with { Reason = reason });
    }

    public void RefreshRefused(string outcome = "refused") => refreshed.Add(1, Telemetry.Tag("outcome", outcome));

    public void Ended(SessionId id, UserId userId, string reason)
    {
        Log.SessionEnded(logger, userId.Value, id.Value, reason);
        ended.Add(1, Telemetry.Tag("reason", reason));
        events.Publish(events.Create(SignInEventKind.SessionEnded) with { UserId = userId, SessionId = id, Reason = reason });
    }

    public void AllEnded(UserId userId, SessionId? except, int count, string reason)
    {
        Log.SessionsEnded(logger, userId.Value, count, except?.Value ?? "none", reason);
        ended.Add(count, Telemetry.Tag("reason", reason));
        events.Publish(events.Create(SignInEventKind.SessionEnded) with { UserId = userId, Reason = reason });
    }

    public void RefreshTokenReused(Session session)
    {
        Log.RefreshTokenReused(logger, session.UserId.Value, session.Id.Value);
        events.Publish(Create(SignInEventKind.RefreshTokenReused, session));
        RefreshRefused("reuse");
        Ended(session.Id, session.UserId, "reuse");
    }

    private SignInEvent Create(SignInEventKind kind, Session session)
        => events.Create(kind) with { UserId = session.UserId, SessionId = session.Id };
}
