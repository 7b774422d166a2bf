using Microsoft.Extensions.Time.Testing;
using MongoDB.Driver;
using TestSupport;
using TestSupport.Mongo;

namespace JwtMongoSms.MongoDb.Tests.Indexes;

/// <summary>Indexes that a server doesn't make, whatever its reason.</summary>
public sealed class IndexErrorTests : IAsyncLifetime
{
    private readonly MongoWireServer server;
    private readonly MongoClient client;
    private readonly MongoStores stores;

    public IndexErrorTests()
    {
        server = MongoWireServer.Start(new FakeTimeProvider(Given.Start));
        client = new MongoClient(server.ConnectionString);
        stores = new MongoStores(client.GetDatabase("indexes"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(67, "CannotCreateIndex", StoreFailure.Unreadable, "its shard key must be { phoneNumber: 1 }")]
    [InlineData(13, "Unauthorized", StoreFailure.ReadOnly, "the role readWrite")]
    [InlineData(11000, "DuplicateKey", StoreFailure.Unreadable, "Users of users share a phoneNumber.")]
    [InlineData(11600, "InterruptedAtShutdown", StoreFailure.Unavailable, "({ phoneNumber: 1 }, { unique: true, sparse: true, collation: ")]
    public async Task An_index_that_is_not_made_is_told_with_its_cure_and_without_the_servers_words(
        int code, string name, StoreFailure failure, string said)
    {
        server.Faults.On("createIndexes", "users").Always().Fail(code, name, "dup key: +447400123456");

        var exception = await Assert.ThrowsAsync<StoreException>(() => stores.Indexes.EnsureAsync(Token));

        Assert.Equal(failure, exception.Failure);
        Assert.Contains(said, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("7400123456", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_that_is_not_made_keeps_no_other_from_being_made_and_all_that_failed_are_told()
    {
        server.Faults.On("createIndexes", "users").Fail(11600, "InterruptedAtShutdown", "");
        server.Faults.On("createIndexes", "signInChallenges").Fail(13, "Unauthorized", "");

        var exception = await Assert.ThrowsAsync<StoreException>(() => stores.Indexes.EnsureAsync(Token));

        Assert.False(exception.IsTransient);
        Assert.Equal(2, exception.Message.Split(Environment.NewLine).Length);
        var missing = await stores.Indexes.FindMissingAsync(Token);
        Assert.Equal([("users", "phoneNumber"), ("signInChallenges", "purgeAt")], missing.Select(index => (index.Collection, index.Field)));
    }

    [Fact]
    public async Task An_index_that_takes_longer_than_any_verb_may_is_waited_for_with_regular_lines_in_the_log()
    {
        var (time, log) = (new FakeTimeProvider(), new RecordingLogger<MongoIndexes>());
        using var patient = new MongoStores(client.GetDatabase("indexes"), time: time, log: log);
        var hold = server.Faults.On("createIndexes", "users").HoldBefore();
        var making = patient.Indexes.EnsureAsync(Token);
        await hold.ReachedAsync(Token);

        time.Advance(TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.False(making.IsCompleted);
        hold.Release();

        await making;
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(3, log.Lines.Count);
        Assert.StartsWith("Creating those of 6 indexes that MongoDB lacks", log.Lines.First().Text, StringComparison.Ordinal);
        var last = log.Lines.Last().Text;
        Assert.Contains("""the index db.getCollection("users").createIndex({ phoneNumber: 1 }""", last, StringComparison.Ordinal);
        Assert.Contains("for 00:00:20 so far", last, StringComparison.Ordinal);
        Assert.Empty(await patient.Indexes.FindMissingAsync(Token));
    }

    [Fact]
    public async Task An_index_that_is_listed_is_asked_for_again_and_waited_for_since_it_may_still_be_built()
    {
        await stores.Indexes.EnsureAsync(Token);
        var hold = server.Faults.On("createIndexes", "users").HoldBefore();

        var making = stores.Indexes.EnsureAsync(Token);
        await hold.ReachedAsync(Token);
        Assert.False(making.IsCompleted);
        hold.Release();

        await making;
        Assert.Equal(12, server.CommandsNamed("createIndexes").Count);
    }

    public async ValueTask DisposeAsync()
    {
        stores.Dispose();
        client.Dispose();
        await server.DisposeAsync();
        server.AssertNothingRefused();
    }
}
