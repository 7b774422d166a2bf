using MongoDB.Bson;
using static JwtMongoSms.MongoDb.Tests.WireServer.TestCollection;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>Inserting, changing many and deleting.</summary>
public sealed class WriteTests : DatabaseTest
{
    [Fact]
    public async Task A_document_is_stored_as_it_was_sent()
    {
        const string document = """
            { _id: 1, z: 1, a: { c: [1, 'x', null], b: NumberLong(5), $d: 1 }, d: ISODate('2031-05-06T12:00:00.789Z'),
              e: BinData(0, 'AQID'), f: 1.0, g: NumberDecimal('1.20') }
            """;
        var collection = await FillAsync(document);

        Assert.Equal(Json(document), await collection.ReadAsync());
    }

    [Fact]
    public async Task All_that_match_are_changed()
    {
        var collection = await FillAsync(
            "{ _id: 1, u: 1 }", "{ _id: 2, u: 1, r: 5 }", "{ _id: 3, u: 2 }", "{ _id: 4, u: 1 }", "{ _id: 5, u: 1, r: null }");

        var result = await collection.Driver.UpdateManyAsync(
            BsonDocument.Parse("{ u: 1, r: null, _id: { $ne: 4 } }"), BsonDocument.Parse("{ $set: { r: 9 } }"), cancellationToken: Token);

        Assert.Equal((2, 2), (result.MatchedCount, result.ModifiedCount));
        Assert.Equal([1, 5], await collection.MatchAsync("{ r: 9 }"));
    }

    [Fact]
    public async Task One_that_matches_is_deleted()
    {
        var collection = await FillIndexedAsync("{ key: { a: 1 }, name: 'a' }", "{ _id: 1, a: 1 }", "{ _id: 2, a: 1 }", "{ _id: 3, a: 2 }");

        Assert.Equal(1, (await collection.Driver.DeleteOneAsync(new BsonDocument("a", 1), Token)).DeletedCount);
        Assert.Single(await collection.MatchAsync("{ a: 1 }"));
        Assert.Equal(0, (await collection.Driver.DeleteOneAsync(new BsonDocument("a", 9), Token)).DeletedCount);
        Assert.Equal(2, (await collection.MatchAsync("{}")).Count);
    }
}
