using MongoDB.Bson;
using MongoDB.Driver;
using TestSupport.Mongo;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>What a test gets to see of what the driver sent.</summary>
public sealed class RecordTests : WireServerTest
{
    [Fact]
    public async Task Every_command_is_kept_whole_and_in_order()
    {
        var collection = Connect().WithWriteConcern(WriteConcern.WMajority.With(journal: true, wTimeout: TimeSpan.FromSeconds(3)));
        await collection.InsertOneAsync(new BsonDocument("_id", 1), cancellationToken: Token);
        await collection.Find(new BsonDocument("_id", 1)).Limit(1).SingleAsync(Token);
        await IncrementAsync(collection);

        var seen = Server.Commands.Where(command => command.Database == "test").ToList();

        Assert.Equal(["insert", "find", "findAndModify"], seen.Select(command => command.Name));
        Assert.All(seen, command => Assert.Equal("things", command.Collection));
        var writeConcern = seen[0].Body["writeConcern"];
        Assert.Equal(("majority", true, 3000), (writeConcern["w"].AsString, writeConcern["j"].AsBoolean, writeConcern["wtimeout"].ToInt32()));
        Assert.Equal(BsonDocument.Parse("{_id: 1}"), seen[0].Body["documents"][0]);
        Assert.Equal(BsonDocument.Parse("{_id: 1}"), seen[1].Body["filter"]);
        Assert.True(seen[2].Body.Contains("txnNumber"));
        Assert.Equal(seen.Select(command => command.Number).Order(), seen.Select(command => command.Number));
    }

    [Fact]
    public async Task A_document_that_gets_its_id_from_the_server_is_kept_as_it_came()
    {
        using var connection = new RawConnection(Server);

        await connection.RunAsync("{insert: 'things', documents: [{a: 1}], $db: 'test'}");

        Assert.Equal(BsonDocument.Parse("{a: 1}"), Server.CommandsNamed("insert")[0].Body["documents"][0]);
        Assert.True((await Documents.Find(new BsonDocument("a", 1)).SingleAsync(Token))["_id"].IsObjectId);
    }

    [Fact]
    public async Task What_came_can_be_forgotten()
    {
        using var connection = new RawConnection(Server);
        await connection.RunAsync("{nonsense: 1, $db: 'test'}");

        Server.ClearRecord();

        Assert.Empty(Server.CommandsNamed("nonsense"));
        Server.AssertNothingRefused();
    }

    [Fact]
    public async Task A_server_without_sessions_is_asked_for_none()
    {
        await using var server = MongoWireServer.Start(Time, new MongoWireOptions { OffersSessions = false });
        using var client = new MongoClient(server.ConnectionString);
        var collection = client.GetDatabase("test").GetCollection<BsonDocument>("things");

        await collection.InsertOneAsync(new BsonDocument("_id", 1), cancellationToken: Token);
        await IncrementAsync(collection);

        Assert.All(server.Commands, command => Assert.False(command.Body.Contains("lsid") || command.Body.Contains("txnNumber")));
        server.AssertNothingRefused();
    }

    [Fact]
    public async Task A_server_that_keeps_nothing_has_nothing()
    {
        await using var server = MongoWireServer.Start(Time, new MongoWireOptions { RecordsCommands = false });
        using var connection = new RawConnection(server);

        Assert.Equal(1, (await connection.RunAsync("{ping: 1, $db: 'test'}"))["ok"].ToInt32());

        Assert.Empty(server.Commands);
    }

    [Theory]
    [InlineData(9, "4.4.0")]
    [InlineData(13, "5.0.0")]
    [InlineData(25, "8.0.0")]
    public async Task A_server_is_of_the_version_that_the_test_wants(int wireVersion, string version)
    {
        await using var server = MongoWireServer.Start(Time, new MongoWireOptions { MaxWireVersion = wireVersion });
        using var connection = new RawConnection(server);

        Assert.Equal(wireVersion, (await connection.RunAsync("{hello: 1, $db: 'admin'}"))["maxWireVersion"]);
        Assert.Equal(version, (await connection.RunAsync("{buildInfo: 1, $db: 'admin'}"))["version"]);
    }
}
