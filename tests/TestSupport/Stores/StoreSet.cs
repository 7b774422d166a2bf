using JwtMongoSms;

namespace TestSupport.Stores;

/// <summary>The four stores of one empty database.</summary>
public sealed record StoreSet(IChallengeStore Challenges, IPhoneUserStore Users, ISessionStore Sessions, ILimitStore Limits, Func<ValueTask> Close)
    : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Close();
}
