namespace JwtMongoSms.MongoDb.Tests.Commands;

/// <summary>One of each kind, as stored.</summary>
internal sealed record StoredThings(CodeChallenge Challenge, User User, Session Session, LimitKey Key, LimitWindow Window);
