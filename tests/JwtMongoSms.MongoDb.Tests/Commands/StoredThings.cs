using JwtMongoSms.Limits;
using JwtMongoSms.Login;
using JwtMongoSms.Sessions;
using JwtMongoSms.Users;

namespace JwtMongoSms.MongoDb.Tests.Commands;

/// <summary>One of each kind, as stored.</summary>
internal sealed record StoredThings(LoginChallenge Challenge, User User, Session Session, LimitKey Key);
