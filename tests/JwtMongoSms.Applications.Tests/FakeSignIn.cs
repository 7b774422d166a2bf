namespace JwtMongoSms.Applications.Tests;

/// <summary>Signs one user in, with one code, and keeps nothing: for the tests of an application that are about something else.</summary>
internal sealed class FakeSignIn : ISignInService
{
    public const string Code = "000000";

    public Task<SignInResult<SentCode>> SendCodeAsync(
        PhoneNumber phoneNumber,
        DeliveryChannel channel,
        SignInClient client,
        Language? language = null,
        CancellationToken cancellationToken = default)
        => Task.FromResult(SignInResult<SentCode>.Success(FakeSession.Send()));

    public Task<SignInResult<SignedIn>> VerifyCodeAsync(
        string challengeId, string code, SignInClient client, CancellationToken cancellationToken = default)
        => Task.FromResult(code == Code
            ? SignInResult<SignedIn>.Success(FakeSession.SignIn())
            : SignInResult<SignedIn>.Failure(SignInError.CodeIncorrect, attemptsLeft: 3));

    public Task<SignInResult<SentCode>> ResendCodeAsync(
        ChallengeId challengeId, DeliveryChannel channel, SignInClient client, CancellationToken cancellationToken = default)
        => Task.FromResult(SignInResult<SentCode>.Failure(SignInError.SendCooldown, retryAfter: TimeSpan.FromSeconds(7)));

    public Task<DeliveryStatus?> GetStatusAsync(ChallengeId challengeId, CancellationToken cancellationToken = default)
        => Task.FromResult<DeliveryStatus?>(new DeliveryStatus(DeliveryState.Sent, TimeSpan.FromMinutes(5), TimeSpan.Zero));

    public Task<SignInResult<SentCode>> SendCodeByNumberAsync(
        PhoneNumber phoneNumber,
        DeliveryChannel channel,
        SignInClient client,
        Language? language = null,
        CancellationToken cancellationToken = default)
        => SendCodeAsync(phoneNumber, channel, client, language, cancellationToken);

    public Task<SignInResult<SignedIn>> VerifyCodeByNumberAsync(
        PhoneNumber phoneNumber, string code, SignInClient client, CancellationToken cancellationToken = default)
        => VerifyCodeAsync("", code, client, cancellationToken);

    public Task UnlockAsync(PhoneNumber phoneNumber, CancellationToken cancellationToken = default) => Task.CompletedTask;
}
