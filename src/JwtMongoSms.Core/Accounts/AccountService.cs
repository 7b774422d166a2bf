using JwtMongoSms.Challenges;
using JwtMongoSms.SignIn;

namespace JwtMongoSms.Accounts;

/// <summary>The use cases of accounts behind one interface, each traced and counted.</summary>
internal sealed class AccountService(SendCode sendCode, ChangePhoneNumber changePhoneNumber, DeleteUser deleteUser, ChallengeEvents events)
    : IAccountService
{
    public async Task<SignInResult<SentCode>> SendPhoneNumberCodeAsync(
        UserId userId,
        PhoneNumber phoneNumber,
        DeliveryChannel channel,
        SignInClient client,
        Language? language,
        CancellationToken cancellationToken)
    {
        using var useCase = events.StartSend();
        var request = new CodeRequest(CodePurpose.ChangePhoneNumber, userId, phoneNumber, client, channel, language);
        return await useCase.CountAsync(sendCode.RunAsync(request, cancellationToken)).ConfigureAwait(false);
    }

    public async Task<SignInResult<User>> ChangePhoneNumberAsync(
        UserId userId, SessionId? current, string challengeId, string code, CancellationToken cancellationToken)
    {
        using var useCase = events.StartChangeOfNumber();
        var run = changePhoneNumber.RunAsync(userId, current, challengeId, code, cancellationToken);
        return await useCase.CountAsync(run).ConfigureAwait(false);
    }

    public Task<bool> DeleteAsync(UserId userId, CancellationToken cancellationToken) => deleteUser.RunAsync(userId, cancellationToken);
}
