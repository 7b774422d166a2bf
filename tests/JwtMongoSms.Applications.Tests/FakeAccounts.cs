namespace JwtMongoSms.Applications.Tests;

/// <summary>Changes no number and deletes no user: says that another user has the number.</summary>
internal sealed class FakeAccounts : IAccountService
{
    public Task<SignInResult<SentCode>> SendPhoneNumberCodeAsync(
        UserId userId,
        PhoneNumber phoneNumber,
        DeliveryChannel channel,
        SignInClient client,
        Language? language = null,
        CancellationToken cancellationToken = default)
        => Task.FromResult(SignInResult<SentCode>.Success(FakeSession.Send()));

    public Task<SignInResult<User>> ChangePhoneNumberAsync(
        UserId userId, SessionId? current, string challengeId, string code, CancellationToken cancellationToken = default)
        => Task.FromResult(SignInResult<User>.Failure(SignInError.PhoneTaken));

    public Task<bool> DeleteAsync(UserId userId, CancellationToken cancellationToken = default) => Task.FromResult(true);
}
