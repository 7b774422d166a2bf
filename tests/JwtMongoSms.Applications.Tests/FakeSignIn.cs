namespace JwtMongoSms.Applications.Tests;

/// <summary>Signs one user in, with one code, and keeps nothing: for the tests of an application that are about something else.</summary>
internal sealed class FakeSignIn : ISignInService
{
    public const string Code = "000000";

    public static readonly UserId UserId = UserId.Parse("65f1c0ffee0000000000abcd");

    private static readonly DateTimeOffset SignedInAt = new(2031, 5, 6, 12, 0, 0, TimeSpan.Zero);

    public Task<SignInResult<SentCode>> SendCodeAsync(
        PhoneNumber phoneNumber, DeliveryChannel channel, Language? language = null, CancellationToken cancellationToken = default)
    {
        var sent = new SentCode(ChallengeId.New(), ExpiresIn: TimeSpan.FromMinutes(5), ResendIn: TimeSpan.FromSeconds(30));
        return Task.FromResult(SignInResult<SentCode>.Success(sent));
    }

    public Task<SignInResult<SignedIn>> VerifyCodeAsync(
        string challengeId, string code, string? device = null, CancellationToken cancellationToken = default)
        => Task.FromResult(code == Code
            ? SignInResult<SignedIn>.Success(SignIn())
            : SignInResult<SignedIn>.Failure(SignInError.CodeIncorrect, attemptsLeft: 3));

    public Task<SignInResult<SentCode>> ResendCodeAsync(
        ChallengeId challengeId, DeliveryChannel channel, CancellationToken cancellationToken = default)
        => Task.FromResult(SignInResult<SentCode>.Failure(SignInError.SendCooldown, retryAfter: TimeSpan.FromSeconds(7)));

    public Task<DeliveryStatus?> GetStatusAsync(ChallengeId challengeId, CancellationToken cancellationToken = default)
        => Task.FromResult<DeliveryStatus?>(new DeliveryStatus(DeliveryState.Sent, TimeSpan.FromMinutes(5), TimeSpan.Zero));

    public Task<SignInResult<SentCode>> SendCodeByNumberAsync(
        PhoneNumber phoneNumber, DeliveryChannel channel, Language? language = null, CancellationToken cancellationToken = default)
        => SendCodeAsync(phoneNumber, channel, language, cancellationToken);

    public Task<SignInResult<SignedIn>> VerifyCodeByNumberAsync(
        PhoneNumber phoneNumber, string code, string? device = null, CancellationToken cancellationToken = default)
        => VerifyCodeAsync("", code, device, cancellationToken);

    public Task UnlockAsync(PhoneNumber phoneNumber, CancellationToken cancellationToken = default) => Task.CompletedTask;

    private static SignedIn SignIn()
    {
        var user = new User
        {
            Id = UserId,
            PhoneNumber = PhoneNumber.FromE164(Application.PhoneNumber),
            CreatedAt = SignedInAt,
            PhoneNumberVerifiedAt = SignedInAt,
        };
        var session = new Session
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
        return new SignedIn(user, new StartedSession(session, new RefreshToken("fake")), Claims: []);
    }
}
