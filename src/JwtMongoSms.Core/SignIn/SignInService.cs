using JwtMongoSms.Challenges;
using JwtMongoSms.Limits;
using JwtMongoSms.Settings;

namespace JwtMongoSms.SignIn;

/// <summary>The use cases of signing in behind one interface, each traced and counted.</summary>
internal sealed class SignInService(
    SendCode sendCode,
    VerifyCode verifyCode,
    IChallengeStore challenges,
    ChallengeClock clock,
    GuessBudget guesses,
    ChallengeEvents events,
    TimeProvider timeProvider) : ISignInService
{
    public async Task<SignInResult<SentCode>> SendCodeAsync(
        PhoneNumber phoneNumber, DeliveryChannel channel, SignInClient client, Language? language, CancellationToken cancellationToken)
    {
        using var useCase = events.StartSend();
        var request = new CodeRequest(CodePurpose.SignIn, UserId: null, phoneNumber, client, channel, language);
        return await useCase.CountAsync(sendCode.RunAsync(request, cancellationToken)).ConfigureAwait(false);
    }

    public async Task<SignInResult<SentCode>> ResendCodeAsync(
        ChallengeId challengeId, DeliveryChannel channel, SignInClient client, CancellationToken cancellationToken)
    {
        using var useCase = events.StartResend();
        return await useCase.CountAsync(sendCode.ResendAsync(challengeId, channel, client, cancellationToken)).ConfigureAwait(false);
    }

    public async Task<SignInResult<SentCode>> SendCodeByNumberAsync(
        PhoneNumber phoneNumber, DeliveryChannel channel, SignInClient client, Language? language, CancellationToken cancellationToken)
    {
        using var useCase = events.StartSend();
        var request = new CodeRequest(CodePurpose.SignIn, UserId: null, phoneNumber, client, channel, language, ByNumber: true);
        return await useCase.CountAsync(sendCode.RunAsync(request, cancellationToken)).ConfigureAwait(false);
    }

    public async Task<DeliveryStatus?> GetStatusAsync(ChallengeId challengeId, CancellationToken cancellationToken)
    {
        var challenge = await challenges.FindAsync(challengeId.Hash, cancellationToken).ConfigureAwait(false);
        var now = timeProvider.GetUtcNow().ToWholeMilliseconds();
        return challenge is not null && clock.IsAlive(challenge, now) ? clock.StatusOf(challenge, now) : null;
    }

    public async Task<SignInResult<SignedIn>> VerifyCodeAsync(
        string challengeId, string code, SignInClient client, CancellationToken cancellationToken)
    {
        using var useCase = events.StartVerification();
        return await useCase.CountAsync(verifyCode.RunAsync(challengeId, code, client.DeviceName, cancellationToken)).ConfigureAwait(false);
    }

    public async Task<SignInResult<SignedIn>> VerifyCodeByNumberAsync(
        PhoneNumber phoneNumber, string code, SignInClient client, CancellationToken cancellationToken)
    {
        using var useCase = events.StartVerification();
        var run = verifyCode.RunByNumberAsync(phoneNumber, code, client.DeviceName, cancellationToken);
        return await useCase.CountAsync(run).ConfigureAwait(false);
    }

    public Task UnlockAsync(PhoneNumber phoneNumber, CancellationToken cancellationToken)
        => guesses.UnlockAsync(phoneNumber, timeProvider.GetUtcNow(), cancellationToken);
}
