using JwtMongoSms;
using Microsoft.Extensions.DependencyInjection;

namespace TestSupport;

/// <summary>The four stores of one empty database.</summary>
public sealed record StoreSet(
    IChallengeStore Challenges,
    IPhoneUserStore Users,
    ISessionStore Sessions,
    ILimitStore Limits,
    IStorePurge Purge,
    Func<ValueTask> Close) : IAsyncDisposable
{
    /// <summary>The stores as an application registers them, for the contract.</summary>
    public IServiceProvider Services { get; } = new ServiceCollection()
        .AddSingleton(Challenges).AddSingleton(Users).AddSingleton(Sessions).AddSingleton(Limits).AddSingleton(Purge)
        .BuildServiceProvider();

    public ValueTask DisposeAsync() => Close();
}
