namespace JwtMongoSms.Applications.Tests;

/// <summary>The one user of the fakes, and a session of theirs.</summary>
internal static class FakeSession
{
    public static readonly UserId UserId = UserId.Parse("65f1c0ffee0000000000abcd");

    private static readonly DateTimeOffset SignedInAt = new(2031, 5, 6, 12, 0, 0, TimeSpan.Zero);

    public static User User { get; } = new()
    {
        Id = UserId,
        PhoneNumber = PhoneNumber.FromE164(Application.PhoneNumber),
        CreatedAt = SignedInAt,
        PhoneNumberVerifiedAt = SignedInAt,
    };

    public static Session Create() => new()
    {
        Id = SessionId.New(),
        UserId = UserId,
        Salt = new byte[16],
        KeyId = "fake",
        CreatedAt = SignedInAt,
        RotatedAt = SignedInAt,
        IdleUntil = SignedInAt.AddDays(14),
        EndsAt = SignedInAt.AddDays(30),
    };

    public static SignedIn SignIn() => new(User, new StartedSession(Create(), new RefreshToken("fake")), Claims: []);

    public static SentCode Send() => new(ChallengeId.New(), ExpiresIn: TimeSpan.FromMinutes(5), ResendIn: TimeSpan.FromSeconds(30));
}
