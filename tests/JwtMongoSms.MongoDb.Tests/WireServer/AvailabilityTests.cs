using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>A server that is down, and comes back.</summary>
public sealed class AvailabilityTests : WireServerTest
{
    [Fact]
    public async Task A_server_that_is_down_comes_back_on_its_port_with_its_data()
    {
        var collection = Connect(retryWrites: false, settings => settings.ServerSelectionTimeout = TimeSpan.FromMilliseconds(100));
        await IncrementAsync(collection);

        await Server.StopAsync();
        Assert.Equal(0, Server.Connections);
        var exception = await Assert.ThrowsAnyAsync<Exception>(() => IncrementAsync(collection));
        Assert.True(exception is MongoConnectionException or TimeoutException, exception.ToString());

        Server.Restart();
        Assert.Equal(2, (await IncrementAsync(Connect()))!["n"]);
    }

    [Fact]
    public async Task Nobody_gets_in_while_connections_are_refused()
    {
        Server.RefuseConnections();
        await Assert.ThrowsAsync<TimeoutException>(() => IncrementAsync(Connect(change: settings => settings.ServerSelectionTimeout = TimeSpan.FromMilliseconds(100))));

        Server.RefuseConnections(refuse: false);
        Assert.Equal(1, (await IncrementAsync(Connect()))!["n"]);
    }

    [Fact]
    public async Task Stopping_lets_go_of_what_is_held()
    {
        var hold = Server.Faults.On("findAndModify").HoldBefore();
        var write = IncrementAsync(Connect(retryWrites: false));
        await hold.ReachedAsync(Token);

        await Server.StopAsync();

        await Assert.ThrowsAsync<MongoConnectionException>(() => write);
        Server.Restart();
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_client_that_closes_leaves_no_connection_behind()
    {
        var settings = MongoClientSettings.FromConnectionString(Server.ConnectionString);
        using (var client = new MongoClient(settings))
            await client.GetDatabase("test").RunCommandAsync<BsonDocument>(new BsonDocument("ping", 1), cancellationToken: Token);

        await Server.StopAsync();
        Assert.Equal(0, Server.Connections);
    }

    [Fact]
    public async Task Two_servers_know_nothing_of_each_other()
    {
        await using var other = Testing.Mongo.MongoWireServer.Start(Time);
        using var client = new MongoClient(other.ConnectionString);
        await IncrementAsync(Connect());

        Assert.Equal(0, await client.GetDatabase("test").GetCollection<BsonDocument>("things").CountDocumentsAsync(new BsonDocument(), cancellationToken: Token));
    }
}
