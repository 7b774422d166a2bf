using Microsoft.Extensions.Time.Testing;
using MongoDB.Driver;
using TestSupport;
using TestSupport.Mongo;

namespace JwtMongoSms.MongoDb.Tests.Indexes;

/// <summary>What MongoDB removes by itself, by the test's clock.</summary>
public sealed class PurgeTests : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(Given.Start);
    private readonly MongoWireServer server;
    private readonly MongoClient client;
    private readonly MongoStores stores;

    public PurgeTests()
    {
        server = MongoWireServer.Start(time);
        client = new MongoClient(server.ConnectionString);
        stores = new MongoStores(client.GetDatabase("purge"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => time.GetUtcNow();

    private DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    public ValueTask InitializeAsync() => new(stores.Indexes.EnsureAsync(Token));

    [Fact]
    public async Task A_challenge_goes_a_day_after_its_end_and_not_before()
    {
        var challenge = Given.Challenge(Now);
        await stores.Challenges.AddAsync(challenge, Token);

        time.SetUtcNow(challenge.ExpiresAt.AddHours(24).AddMilliseconds(-1));
        Assert.Equal(0, server.Expire());
        time.SetUtcNow(challenge.ExpiresAt.AddHours(24));
        Assert.Equal(1, server.Expire());
        Assert.Null(await stores.Challenges.FindAsync(challenge.Hash, Token));
    }

    [Fact]
    public async Task A_session_goes_a_day_after_its_end_and_a_refresh_puts_that_off()
    {
        var session = Given.Session(Now);
        await stores.Sessions.AddAsync(session, Token);
        time.SetUtcNow(session.IdleUntil.AddHours(-1));
        await stores.Sessions.TryRotateAsync(session.Id, 0, Now.AddDays(14), Now, Token);

        time.SetUtcNow(session.IdleUntil.AddHours(24));
        Assert.Equal(0, server.Expire());
        time.Advance(TimeSpan.FromDays(14));
        Assert.Equal(1, server.Expire());
    }

    [Fact]
    public async Task Sessions_that_were_ended_go_a_day_later()
    {
        var (one, all) = (Given.Session(Now), Given.Session(Now));
        await stores.Sessions.AddAsync(one, Token);
        await stores.Sessions.AddAsync(all, Token);
        await stores.Sessions.RevokeAsync(one.Id, one.UserId, Now, Token);
        await stores.Sessions.RevokeAllAsync(all.UserId, except: null, Now, Token);

        time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, server.Expire());
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, server.Expire());
    }

    [Fact]
    public async Task A_number_without_failures_is_forgotten_once_no_send_of_the_next_day_counts()
    {
        var key = Given.LimitKey();
        await ReserveAsync(key);
        await stores.Limits.ReleaseGuessAsync(key, Today, Token);

        time.SetUtcNow(new DateTimeOffset(Today.AddDays(3), TimeOnly.MinValue, TimeSpan.Zero).AddMilliseconds(-1));
        Assert.Equal(0, server.Expire());
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, server.Expire());
    }

    [Fact]
    public async Task A_number_with_failures_is_removed_by_the_index_after_the_last_one()
    {
        await ReserveAsync(Given.LimitKey());

        time.Advance(GuessLimits.KeptAfterFailure);
        Assert.Equal(0, server.Expire());
        time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, server.Expire());
    }

    [Fact]
    public async Task A_number_that_signs_in_every_day_for_years_keeps_its_last_days_alone()
    {
        var key = Given.LimitKey();
        for (var day = 0; day < 1_000; day++)
        {
            await ReserveAsync(key);
            await stores.Limits.ReleaseGuessAsync(key, Today, Token);
            time.Advance(TimeSpan.FromDays(1 + (day % 2)));
            server.Expire();
        }

        await ReserveAsync(key);
        var document = await client.GetDatabase("purge").GetCollection<MongoDB.Bson.BsonDocument>("signInLimits")
            .Find(FilterDefinition<MongoDB.Bson.BsonDocument>.Empty).SingleAsync(Token);
        Assert.InRange(document["guesses"].AsBsonDocument.ElementCount, 1, 3);
    }

    [Fact]
    public async Task A_counter_that_is_used_now_and_then_keeps_few_windows_of_each_length()
    {
        var key = Given.LimitKey();
        for (var use = 0; use < 100; use++)
        {
            time.Advance(TimeSpan.FromHours(5));
            WindowChange[] changes = [new(Given.Window(key, LimitPeriod.Hour, Now), 1), new(Given.Window(key, LimitPeriod.Day, Now), 1)];
            await stores.Limits.AddToWindowsAsync(changes, Token);
        }

        var document = await client.GetDatabase("purge").GetCollection<MongoDB.Bson.BsonDocument>("signInLimits")
            .Find(FilterDefinition<MongoDB.Bson.BsonDocument>.Empty).SingleAsync(Token);
        Assert.InRange(document["hour"].AsBsonDocument.ElementCount, 1, 9);
        Assert.InRange(document["day"].AsBsonDocument.ElementCount, 1, 9);
    }

    public async ValueTask DisposeAsync()
    {
        stores.Dispose();
        client.Dispose();
        await server.DisposeAsync();
        server.AssertNothingRefused();
    }

    private async Task ReserveAsync(LimitKey key)
        => Assert.True(await stores.Limits.ReserveGuessAsync(key, Given.GuessLimits, Today, Token));
}
