using System.Globalization;
using System.Security.Cryptography;

namespace JwtMongoSms.Testing.Stores;

/// <summary>Ready-made records. A case changes what matters to it with <c>with</c>.</summary>
internal static class Given
{
    public const int AttemptLimit = 5;

    /// <summary>A time in whole milliseconds, at noon, so that no case crosses midnight by accident.</summary>
    public static readonly DateTimeOffset Start = new(2031, 5, 6, 12, 0, 0, 789, TimeSpan.Zero);

    public static readonly ResendRules ResendRules = new([Seconds(30), Seconds(60), Seconds(120), Seconds(300)], AttemptLimit);

    public static readonly GuessLimits GuessLimits = JwtMongoSms.GuessLimits.Default;

    public static readonly SendPace SendPace = new(
        [Seconds(30), Seconds(60), Seconds(120), Seconds(300), Seconds(900)], PerHour: 5, PerDay: 10, CallsPerHour: 2);

    /// <summary>A British mobile number for each index up to 999,999.</summary>
    public static PhoneNumber PhoneNumber(int index = 123456)
        => JwtMongoSms.PhoneNumber.TryParse("+447400" + index.ToString("000000", CultureInfo.InvariantCulture), null, out var phoneNumber)
            ? phoneNumber
            : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>A challenge that was just made and sent once; its code is good for five minutes.</summary>
    public static CodeChallenge Challenge(DateTimeOffset now) => new()
    {
        Hash = ChallengeId.New().Hash,
        Purpose = CodePurpose.SignIn,
        PhoneNumber = PhoneNumber(),
        Channel = DeliveryChannel.Sms,
        Salt = RandomNumberGenerator.GetBytes(16),
        KeyId = "key-1",
        CreatedAt = now,
        ExpiresAt = now.AddMinutes(5),
        PurgeAt = now.AddMinutes(5).AddHours(24),
        LastSentAt = now,
    };

    /// <summary>A session that was just started: 14 days idle, 30 days at most.</summary>
    public static Session Session(DateTimeOffset now, UserId? userId = null) => new()
    {
        Id = SessionId.New(),
        UserId = userId ?? UserId.New(now),
        Salt = RandomNumberGenerator.GetBytes(16),
        KeyId = "key-1",
        CreatedAt = now,
        RotatedAt = now,
        IdleUntil = now.AddDays(14),
        EndsAt = now.AddDays(30),
    };

    public static LimitKey LimitKey() => new("guess:" + RandomNumberGenerator.GetHexString(43));

    public static LimitWindow Window(LimitKey key, LimitPeriod period, DateTimeOffset moment)
        => new(key, period, (moment - DateTimeOffset.UnixEpoch).Ticks / LimitWindow.Length(period).Ticks);

    private static TimeSpan Seconds(int count) => TimeSpan.FromSeconds(count);
}
