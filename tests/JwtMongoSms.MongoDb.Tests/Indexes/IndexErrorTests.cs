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
    [InlineData(11600, "InterruptedAtShutdown", StoreFailure.Unavailable, "createIndex({ phoneNumber: 1 }, { unique: true, sparse: true })")]
    public async Task An_index_that_is_not_made_is_told_with_its_cure_and_without_the_servers_words(int code, string name, StoreFailure failure, string said)
    {
        server.Faults.On("createIndexes", "users").Always().Fail(code, name, "dup key: +447400123456");

        var exception = await Assert.ThrowsAsync<StoreException>(() => stores.Keeper.EnsureAsync(Token));

        Assert.Equal(failure, exception.Failure);
        Assert.Contains(said, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("7400123456", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_that_takes_longer_than_any_verb_may_is_waited_for()
    {
        var time = new FakeTimeProvider();
        using var patient = new MongoStores(client.GetDatabase("indexes"), time: time);
        var hold = server.Faults.On("createIndexes", "users").HoldBefore();
        var making = patient.Keeper.EnsureAsync(Token);
        await hold.ReachedAsync(Token);

        time.Advance(TimeSpan.FromHours(1));
        Assert.False(making.IsCompleted);
        hold.Release();

        await making;
        Assert.Empty(await patient.Keeper.FindMissingAsync(Token));
    }

    public async ValueTask DisposeAsync()
    {
        stores.Dispose();
        client.Dispose();
        await server.DisposeAsync();
        server.AssertNothingRefused();
    }
}
