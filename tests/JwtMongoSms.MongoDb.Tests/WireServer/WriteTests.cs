using MongoDB.Bson;
using MongoDB.Driver;
using static JwtMongoSms.MongoDb.Tests.WireServer.TestCollection;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>Inserting, changing many, deleting, counting, and reading more than one batch.</summary>
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

    [Theory]
    [InlineData(true, "1", "1,2")]
    [InlineData(false, "1,3", "1,2,3")]
    public async Task An_ordered_insert_stops_at_the_first_error_and_an_unordered_one_goes_on(bool isOrdered, string errors, string stored)
    {
        var collection = await FillAsync("{ _id: 2 }");
        var documents = new[] { 1, 2, 3, 2 }.Select(id => new BsonDocument("_id", id));

        var exception = await Assert.ThrowsAsync<MongoBulkWriteException<BsonDocument>>(
            () => collection.Driver.InsertManyAsync(documents, new InsertManyOptions { IsOrdered = isOrdered }, Token));

        Assert.Equal(errors, string.Join(',', exception.WriteErrors.Select(error => error.Index)));
        Assert.Equal(stored, string.Join(',', await collection.MatchAsync("{}")));
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

    [Fact]
    public async Task What_matches_is_counted_and_what_does_not_fit_a_batch_is_fetched()
    {
        var collection = await FillAsync([.. Enumerable.Range(1, 250).Select(id => $"{{ _id: {id}, a: {id % 2} }}")]);

        Assert.Equal(Enumerable.Range(1, 250), await collection.MatchAsync("{}"));
        Assert.Equal(125, await collection.Driver.CountDocumentsAsync(new BsonDocument("a", 1), cancellationToken: Token));
        Assert.Equal(0, await collection.Driver.CountDocumentsAsync(new BsonDocument("a", 2), cancellationToken: Token));
        var some = await collection.Driver.Find(new BsonDocument(), new FindOptions { BatchSize = 7 }).Limit(30).ToListAsync(Token);
        Assert.Equal(30, some.Count);
    }
}
