using JwtMongoSms.Sqlite.Files;
using TestSupport;

namespace JwtMongoSms.Sqlite.Tests;

public sealed class PurgeTests : IAsyncDisposable
{
    private readonly TemporaryFile file = new();
    private readonly SqlitePurge purge;
    private readonly StoreSet stores;

    public PurgeTests()
    {
        var database = SqliteStores.Database(new SqliteSetup(file.Path));
        purge = new SqlitePurge(database);
        stores = SqliteStores.On(database);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_challenge_goes_at_its_purge_moment_and_not_before()
    {
        var challenge = Given.Challenge(Given.Start);
        await stores.Challenges.AddAsync(challenge, Token);

        Assert.Equal((0, 0, 0, 0), await purge.RunAsync(challenge.PurgeAt.AddMilliseconds(-1), Token));
        Assert.Equal((1, 0, 0, 0), await purge.RunAsync(challenge.PurgeAt, Token));
        Assert.Null(await stores.Challenges.FindAsync(challenge.Hash, Token));
    }

    [Fact]
    public async Task A_session_goes_a_day_after_its_idle_time_its_end_or_its_revocation()
    {
        var idle = Given.Session(Given.Start) with { IdleUntil = Given.Start.AddDays(1) };
        var ended = Given.Session(Given.Start) with { EndsAt = Given.Start.AddDays(1) };
        var revoked = Given.Session(Given.Start) with { RevokedAt = Given.Start.AddDays(1) };
        var live = Given.Session(Given.Start);
        foreach (var session in new[] { idle, ended, revoked, live })
            await stores.Sessions.AddAsync(session, Token);

        Assert.Equal((0, 0, 0, 0), await purge.RunAsync(Given.Start.AddDays(2).AddMilliseconds(-1), Token));
        Assert.Equal((0, 3, 0, 0), await purge.RunAsync(Given.Start.AddDays(2), Token));
        Assert.NotNull(await stores.Sessions.FindAsync(live.Id, Token));
    }

    [Fact]
    public async Task A_budget_goes_when_its_day_is_over_or_long_after_its_last_failure()
    {
        var today = DateOnly.FromDateTime(Given.Start.UtcDateTime);
        var (released, failing) = (Given.LimitKey(), Given.LimitKey());
        await stores.Limits.ReserveGuessAsync(released, Given.GuessLimits, today, Token);
        await stores.Limits.ReleaseGuessAsync(released, today, Token);
        await stores.Limits.ReserveGuessAsync(failing, Given.GuessLimits, today, Token);

        Assert.Equal((0, 0, 0, 0), await purge.RunAsync(Given.Start.AddHours(11), Token));
        Assert.Equal((0, 0, 1, 0), await purge.RunAsync(Given.Start.AddHours(12), Token));
        Assert.Equal((0, 0, 0, 0), await purge.RunAsync(Given.Start + GuessLimits.KeptAfterFailure, Token));
        Assert.Equal((0, 0, 1, 0), await purge.RunAsync(Given.Start.AddDays(1) + GuessLimits.KeptAfterFailure, Token));
    }

    [Fact]
    public async Task More_than_one_batch_goes_in_one_purge()
    {
        await Task.WhenAll(Enumerable.Range(0, 1250).Select(_ => stores.Challenges.AddAsync(Given.Challenge(Given.Start), Token)));

        Assert.Equal((1250, 0, 0, 0), await purge.RunAsync(Given.Start.AddDays(2), Token));
    }

    public async ValueTask DisposeAsync()
    {
        await stores.DisposeAsync();
        file.Dispose();
    }
}
