using MongoDB.Bson;
using MongoDB.Driver;
using TestSupport.Mongo;
using static JwtMongoSms.MongoDb.Tests.WireServer.RawConnection;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>What a test sees of the commands, and what the server tells the driver of itself.</summary>
public sealed class RecordTests : WireServerTest
{
    [Fact]
    public async Task Every_command_is_recorded_whole_and_in_order()
    {
        var collection = Connect().WithWriteConcern(WriteConcern.WMajority.With(journal: true, wTimeout: TimeSpan.FromSeconds(3)));
        await collection.InsertOneAsync(new BsonDocument("_id", 1), cancellationToken: Token);
        await collection.Find(new BsonDocument("_id", 1), new FindOptions { MaxTime = TimeSpan.FromSeconds(2) }).SingleAsync(Token);
        await IncrementAsync(collection);

        var seen = Server.Commands.Where(command => command.Database == "test").ToList();

        Assert.Equal(["insert", "find", "findAndModify"], seen.Select(command => command.Name));
        Assert.All(seen, command => Assert.Equal("things", command.Collection));
        Assert.Equal(BsonDocument.Parse("{ w: 'majority', wtimeout: 3000, j: true }"), seen[0].Body["writeConcern"]);
        Assert.Equal(BsonDocument.Parse("{ _id: 1 }"), seen[1].Body["filter"]);
        Assert.Equal(2000, seen[1].Body["maxTimeMS"].ToInt32());
        Assert.True(seen[2].Body.Contains("txnNumber"));
        Assert.Equal(seen[2], Assert.Single(Server.CommandsNamed("findAndModify", "things")));
        Server.AssertNothingRefused();

        Server.ClearRecord();
        Assert.Empty(Server.Commands);
    }

    [Fact]
    public async Task Documents_come_before_or_behind_the_body_of_a_message()
    {
        using var connection = new RawConnection(Server);
        var insert = Body("{ insert: 'things' }");

        await connection.SendAsync(OpMsg, Message(0, Sequence("documents", "{ _id: 1 }", "{ _id: 2 }"), insert));
        Assert.Equal(2, (await connection.ReadReplyAsync())["n"]);
        await connection.SendAsync(OpMsg, Message(1 << 16, insert, Sequence("documents", "{ a: 3 }")));
        Assert.Equal(1, (await connection.ReadReplyAsync())["n"]);

        Assert.Equal(BsonDocument.Parse("{ a: 3 }"), Server.CommandsNamed("insert")[1].Body["documents"][0]);
        Assert.True((await Documents.Find(new BsonDocument("a", 3)).SingleAsync(Token))["_id"].IsObjectId);
    }

    [Theory]
    [InlineData(9, true)]
    [InlineData(25, false)]
    public async Task The_driver_meets_the_version_and_the_sessions_that_the_test_asks_for(int version, bool offersSessions)
    {
        var options = new MongoWireOptions { MaxWireVersion = version, OffersSessions = offersSessions };
        await using var server = MongoWireServer.Start(Time, options);
        using var client = new MongoClient(server.ConnectionString);
        using var connection = new RawConnection(server);

        await IncrementAsync(client.GetDatabase("test").GetCollection<BsonDocument>("things"));

        Assert.Equal(version, (await connection.RunAsync("{ hello: 1 }"))["maxWireVersion"]);
        var write = server.CommandsNamed("findAndModify")[0].Body;
        Assert.Equal((offersSessions, offersSessions), (write.Contains("lsid"), write.Contains("txnNumber")));
        Assert.Equal("isMaster", server.Commands[0].Name);
        server.AssertNothingRefused();

        await connection.RunAsync("{ ping: 1, lsid: { id: UUID('00112233-4455-6677-8899-aabbccddeeff') } }");
        Assert.Equal(offersSessions ? 0 : 1, server.Refusals.Count);
    }

    [Fact]
    public async Task A_cursor_that_is_left_early_is_closed()
    {
        await Documents.InsertManyAsync(Enumerable.Range(0, 250).Select(id => new BsonDocument("_id", id)), cancellationToken: Token);
        using (var cursor = await Documents.Find(new BsonDocument()).ToCursorAsync(Token))
            Assert.True(await cursor.MoveNextAsync(Token));

        var id = Assert.Single(Server.CommandsNamed("killCursors")).Body["cursors"][0];
        using var connection = new RawConnection(Server);
        Assert.Equal(43, (await connection.RunAsync($"{{ getMore: NumberLong({id}), collection: 'things' }}"))["code"]);
        Server.AssertNothingRefused();
    }

    [Fact]
    public async Task A_server_that_records_nothing_has_nothing()
    {
        await using var server = MongoWireServer.Start(Time, new MongoWireOptions { RecordsCommands = false });
        using var connection = new RawConnection(server);

        await connection.RunAsync("{ ping: 1 }");

        Assert.Empty(server.Commands);
    }
}
