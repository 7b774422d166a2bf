using JwtMongoSms.Testing;
using JwtMongoSms.Testing.Mongo;
using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

public sealed class FirstUseTests
{
    [Fact]
    public async Task The_driver_stores_finds_changes_and_removes()
    {
        var token = TestContext.Current.CancellationToken;
        await using var server = MongoWireServer.Start(new FakeTimeProvider(Given.Start));
        using var client = new MongoClient(server.ConnectionString);
        var c = client.GetDatabase("d").GetCollection<BsonDocument>("c");
        await c.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(new BsonDocument("phone", 1), new CreateIndexOptions { Unique = true }), cancellationToken: token);
        await c.InsertOneAsync(new BsonDocument { { "_id", 1 }, { "phone", "a" } }, cancellationToken: token);
        await c.InsertManyAsync([new BsonDocument("phone", "b"), new BsonDocument("phone", "c")], cancellationToken: token);
        Assert.Equal(3, await c.CountDocumentsAsync(new BsonDocument(), cancellationToken: token));
        var e = await Assert.ThrowsAsync<MongoWriteException>(() => c.InsertOneAsync(new BsonDocument("phone", "a"), cancellationToken: token));
        Assert.Equal(ServerErrorCategory.DuplicateKey, e.WriteError.Category);
        var after = await c.FindOneAndUpdateAsync<BsonDocument>(new BsonDocument("_id", 1), new BsonDocument("$inc", new BsonDocument("n", 1)),
            new FindOneAndUpdateOptions<BsonDocument> { ReturnDocument = ReturnDocument.After }, token);
        Assert.Equal(1, after["n"]);
        var many = await c.UpdateManyAsync(new BsonDocument(), new BsonDocument("$set", new BsonDocument("x", 1)), cancellationToken: token);
        Assert.Equal(3, many.ModifiedCount);
        Assert.Equal(2, (await c.DeleteManyAsync(new BsonDocument("n", BsonNull.Value), token)).DeletedCount);
        Assert.Single(await (await c.Indexes.ListAsync(token)).ToListAsync(token), i => i["name"] == "phone_1");
        Assert.Equal(["c"], await (await client.GetDatabase("d").ListCollectionNamesAsync(cancellationToken: token)).ToListAsync(token));
        await client.DropDatabaseAsync("d", token);
        server.AssertNothingRefused();
        var results = await Race.RunAsync(i => c.FindOneAndUpdateAsync<BsonDocument>(new BsonDocument("_id", 1), new BsonDocument("$inc", new BsonDocument("n", 1)),
            new FindOneAndUpdateOptions<BsonDocument> { ReturnDocument = ReturnDocument.After, IsUpsert = true }, token));
        Assert.Equal(200, results.Select(r => r["n"].AsInt32).Distinct().Count());
    }
}
