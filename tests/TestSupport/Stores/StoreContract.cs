using JwtMongoSms;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace TestSupport.Stores;

/// <summary>What every store does. A store's test class derives from each of the contracts and opens a clean store.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    private StoreSet? stores;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Time { get; } = new(Given.Start);

    protected DateTimeOffset Now => Time.GetUtcNow();

    protected IChallengeStore Challenges => Open.Challenges;

    protected IPhoneUserStore Users => Open.Users;

    protected ISessionStore Sessions => Open.Sessions;

    protected ILimitStore Limits => Open.Limits;

    private StoreSet Open => stores ?? throw new InvalidOperationException("The store isn't open.");

    public async ValueTask InitializeAsync() => stores = await OpenEmptyAsync();

    public async ValueTask DisposeAsync()
    {
        if (stores is not null)
            await stores.DisposeAsync();

        GC.SuppressFinalize(this);
    }

    protected abstract ValueTask<StoreSet> OpenEmptyAsync();

    /// <summary>Stores a challenge and gives it back.</summary>
    protected async Task<CodeChallenge> AddChallengeAsync(Func<CodeChallenge, CodeChallenge>? change = null)
    {
        var challenge = Given.Challenge(Now);
        challenge = change is null ? challenge : change(challenge);
        await Challenges.AddAsync(challenge, Token);
        return challenge;
    }

    protected async Task<CodeChallenge> FindChallengeAsync(CodeChallenge challenge)
    {
        var found = await Challenges.FindAsync(challenge.Hash, Token);
        Assert.NotNull(found);
        return found;
    }

    protected void MoveTo(DateTimeOffset moment) => Time.SetUtcNow(moment);
}
