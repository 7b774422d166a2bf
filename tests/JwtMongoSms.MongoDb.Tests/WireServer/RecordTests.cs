using MongoDB.Bson;
using MongoDB.Driver;
using TestSupport.Mongo;

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
}
