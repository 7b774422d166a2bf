using JwtMongoSms;
using Records = JwtMongoSms.Testing.Stores.Given;

namespace TestSupport;

/// <summary>Ready-made things for tests, those of the contract. Change what matters to the test with <c>with</c>.</summary>
public static class Given
{
    public const int AttemptLimit = Records.AttemptLimit;

    /// <summary>A time in whole milliseconds, at noon, so that no test crosses midnight by accident.</summary>
    public static readonly DateTimeOffset Start = Records.Start;

    public static readonly ResendRules ResendRules = Records.ResendRules;

    public static readonly GuessLimits GuessLimits = Records.GuessLimits;

    public static readonly SendPace SendPace = Records.SendPace;

    /// <summary>A British mobile number for each index up to 999,999.</summary>
    public static PhoneNumber PhoneNumber(int index = 123456) => Records.PhoneNumber(index);

    /// <summary>A challenge that was just made and sent once; its code is good for five minutes.</summary>
    public static CodeChallenge Challenge(DateTimeOffset now) => Records.Challenge(now);

    /// <summary>A user who has just signed in for the first time.</summary>
    public static User User(DateTimeOffset now)
        => new() { Id = UserId.New(now), PhoneNumber = PhoneNumber(), CreatedAt = now, PhoneNumberVerifiedAt = now };

    /// <summary>A session that was just started: 14 days idle, 30 days at most.</summary>
    public static Session Session(DateTimeOffset now, UserId? userId = null) => Records.Session(now, userId);

    public static LimitKey LimitKey() => Records.LimitKey();

    public static LimitWindow Window(LimitKey key, LimitPeriod period, DateTimeOffset moment) => Records.Window(key, period, moment);
}
