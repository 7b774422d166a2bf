using JwtMongoSms.SignIn;

namespace JwtMongoSms.Accounts;

/// <summary>The use cases of accounts behind one interface.</summary>
internal sealed class AccountService(SendCode sendCode, ChangePhoneNumber changePhoneNumber, DeleteUser deleteUser) : IAccountService
{
    public Task<SignInResult<SentCode>> SendPhoneNumberCodeAsync(
        UserId userId, PhoneNumber phoneNumber, DeliveryChannel channel, Language? language, CancellationToken cancellationToken)
        => sendCode.RunAsync(new CodeRequest(CodePurpose.ChangePhoneNumber, userId, phoneNumber, channel, language), cancellationToken);

    public Task<SignInResult<User>> ChangePhoneNumberAsync(
        UserId userId, SessionId? current, string challengeId, string code, CancellationToken cancellationToken)
        => changePhoneNumber.RunAsync(userId, current, challengeId, code, cancellationToken);

    public Task<bool> DeleteAsync(UserId userId, CancellationToken cancellationToken) => deleteUser.RunAsync(userId, cancellationToken);
}
