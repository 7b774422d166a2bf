namespace JwtMongoSms.Sessions;

/// <summary>A session that goes on, and its user, who is still there.</summary>
internal sealed record RefreshedSession(StartedSession Started, User User);
