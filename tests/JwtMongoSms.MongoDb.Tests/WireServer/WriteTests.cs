using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>Inserting, changing many, removing, counting.</summary>
public sealed class WriteTests(Servers servers)
{
    public static TheoryData<string> All => Servers.All;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_document_is_stored_as_it_was_sent(string server)
    {
        const string document = "{_id: 1, z: 1, a: {c: [1, 'x', null], b: NumberLong(5)}, d: ISODate('2031-05-06T12:00:00.789Z'), e: BinData(0, 'AQID'), f: 1.0, g: ObjectId('00000000000000000000000a')}";
        var collection = await servers.FillAsync(server, document);

        Assert.Equal(TestCollection.Json(document), await collection.ReadAsync());
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_ordered_insert_ends_at_the_first_error(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 2}");

        var exception = await Assert.ThrowsAsync<MongoBulkWriteException<BsonDocument>>(() => collection.Driver.InsertManyAsync(Ids(1, 2, 3), cancellationToken: Token));

        var error = Assert.Single(exception.WriteErrors);
        Assert.Equal((1, 11000), (error.Index, error.Code));
        Assert.Equal([1, 2], await collection.MatchAsync("{}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_unordered_insert_goes_on(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 2}");

        var exception = await Assert.ThrowsAsync<MongoBulkWriteException<BsonDocument>>(
            () => collection.Driver.InsertManyAsync(Ids(1, 2, 3, 2), new InsertManyOptions { IsOrdered = false }, Token));

        Assert.Equal([1, 3], exception.WriteErrors.Select(error => error.Index));
        Assert.Equal([1, 2, 3], await collection.MatchAsync("{}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task All_that_match_are_changed(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, u: 1}", "{_id: 2, u: 1, r: 5}", "{_id: 3, u: 2}", "{_id: 4, u: 1, r: null}");

        var result = await collection.Driver.UpdateManyAsync(BsonDocument.Parse("{u: 1, r: null, _id: {$ne: 4}}"), BsonDocument.Parse("{$set: {r: 9}}"), cancellationToken: Token);
        var upserted = await collection.Driver.UpdateManyAsync(BsonDocument.Parse("{_id: 9}"), BsonDocument.Parse("{$set: {r: 9}}"), new UpdateOptions { IsUpsert = true }, Token);

        Assert.Equal((1, 1), (result.MatchedCount, result.ModifiedCount));
        Assert.Equal(9, upserted.UpsertedId);
        Assert.Equal([1, 9], await collection.MatchAsync("{r: 9}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task One_or_all_that_match_are_removed(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: 1}", "{_id: 2, a: 1}", "{_id: 3, a: 1}", "{_id: 4, a: 2}");

        Assert.Equal(1, (await collection.Driver.DeleteOneAsync(new BsonDocument("a", 1), Token)).DeletedCount);
        Assert.Equal(2, (await collection.Driver.DeleteManyAsync(new BsonDocument("a", 1), Token)).DeletedCount);
        Assert.Equal(0, (await collection.Driver.DeleteOneAsync(new BsonDocument("a", 1), Token)).DeletedCount);
        Assert.Equal([4], await collection.MatchAsync("{}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_matches_is_counted(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: 1}", "{_id: 2, a: 1}", "{_id: 3, a: 2}");

        Assert.Equal(2, await collection.Driver.CountDocumentsAsync(new BsonDocument("a", 1), cancellationToken: Token));
        Assert.Equal(0, await collection.Driver.CountDocumentsAsync(new BsonDocument("a", 9), cancellationToken: Token));
        Assert.Equal(1, await collection.Driver.CountDocumentsAsync(new BsonDocument(), new CountOptions { Skip = 1, Limit = 1 }, Token));
        Assert.Equal(3, await collection.Driver.EstimatedDocumentCountAsync(cancellationToken: Token));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Several_writes_go_in_one_command(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: 1}");

        var result = await collection.Driver.BulkWriteAsync(
            [
                new InsertOneModel<BsonDocument>(new BsonDocument("_id", 2)),
                new UpdateOneModel<BsonDocument>(new BsonDocument("_id", 1), BsonDocument.Parse("{$inc: {a: 1}}")),
                new UpdateOneModel<BsonDocument>(new BsonDocument("_id", 3), BsonDocument.Parse("{$inc: {a: 1}}")) { IsUpsert = true },
                new DeleteOneModel<BsonDocument>(new BsonDocument("_id", 2)),
            ],
            cancellationToken: Token);

        Assert.Equal((1, 1, 1, 1), (result.InsertedCount, result.MatchedCount, result.Upserts.Count, result.DeletedCount));
        Assert.Equal([1, 3], await collection.MatchAsync("{a: {$gte: 1}}"));
    }

    private static IEnumerable<BsonDocument> Ids(params int[] ids) => ids.Select(id => new BsonDocument("_id", id));
}
