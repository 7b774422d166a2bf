using JwtMongoSms.Limits;
using JwtMongoSms.Login;
using JwtMongoSms.Sessions;
using JwtMongoSms.Users;

namespace JwtMongoSms.Testing.Stores;

/// <summary>The four stores of one empty database.</summary>
public sealed record StoreSet(IChallengeStore Challenges, ILoginUserStore Users, ISessionStore Sessions, ILimitStore Limits, Func<ValueTask> Close)
    : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Close();
}
