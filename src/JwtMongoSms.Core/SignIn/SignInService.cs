using JwtMongoSms.Challenges;
using JwtMongoSms.Limits;
using JwtMongoSms.Settings;

namespace JwtMongoSms.SignIn;

/// <summary>The use cases of signing in behind one interface.</summary>
internal sealed class SignInService(
    SendCode sendCode, VerifyCode verifyCode, IChallengeStore challenges, ChallengeClock clock, GuessBudget guesses, TimeProvider timeProvider)
    : ISignInService
{
    public Task<SignInResult<SentCode>> SendCodeAsync(
        PhoneNumber phoneNumber, DeliveryChannel channel, Language? language, CancellationToken cancellationToken)
        => sendCode.RunAsync(new CodeRequest(CodePurpose.SignIn, UserId: null, phoneNumber, channel, language), cancellationToken);

    public Task<SignInResult<SentCode>> ResendCodeAsync(ChallengeId challengeId, DeliveryChannel channel, CancellationToken cancellationToken)
        => sendCode.ResendAsync(challengeId, channel, cancellationToken);

    public Task<SignInResult<SentCode>> SendCodeByNumberAsync(
        PhoneNumber phoneNumber, DeliveryChannel channel, Language? language, CancellationToken cancellationToken)
        => sendCode.RunAsync(new CodeRequest(CodePurpose.SignIn, UserId: null, phoneNumber, channel, language, ByNumber: true), cancellationToken);

    public async Task<DeliveryStatus?> GetStatusAsync(ChallengeId challengeId, CancellationToken cancellationToken)
    {
        var challenge = await challenges.FindAsync(challengeId.Hash, cancellationToken).ConfigureAwait(false);
        var now = timeProvider.GetUtcNow().ToWholeMilliseconds();
        return challenge is not null && clock.IsAlive(challenge, now) ? clock.StatusOf(challenge, now) : null;
    }

    public Task<SignInResult<SignedIn>> VerifyCodeAsync(string challengeId, string code, string? device, CancellationToken cancellationToken)
        => verifyCode.RunAsync(challengeId, code, device, cancellationToken);

    public Task<SignInResult<SignedIn>> VerifyCodeByNumberAsync(
        PhoneNumber phoneNumber, string code, string? device, CancellationToken cancellationToken)
        => verifyCode.RunByNumberAsync(phoneNumber, code, device, cancellationToken);

    public Task UnlockAsync(PhoneNumber phoneNumber, CancellationToken cancellationToken) => guesses.UnlockAsync(phoneNumber, cancellationToken);
}
