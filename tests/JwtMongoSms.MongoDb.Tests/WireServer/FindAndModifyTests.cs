using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>Changing a document and getting it, in one step.</summary>
public sealed class FindAndModifyTests(Servers servers)
{
    public static TheoryData<string> All => Servers.All;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_document_comes_as_it_was_or_as_it_is(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, n: 1}");

        Assert.Equal(1, (await ModifyAsync(collection, "{_id: 1}", ReturnDocument.Before))!["n"]);
        Assert.Equal(3, (await ModifyAsync(collection, "{_id: 1}", ReturnDocument.After))!["n"]);
        Assert.Null(await ModifyAsync(collection, "{_id: 2}", ReturnDocument.After));
        Assert.Null(await ModifyAsync(collection, "{_id: 2}", ReturnDocument.Before, upsert: true));
        Assert.Equal(1, (await ModifyAsync(collection, "{_id: 3}", ReturnDocument.After, upsert: true))!["n"]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Only_the_first_in_order_is_changed(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, p: 'x', at: 5}", "{_id: 2, p: 'x', at: 9}", "{_id: 3, p: 'x', at: 7}", "{_id: 4, p: 'y', at: 10}");

        var changed = await ModifyAsync(collection, "{p: 'x'}", ReturnDocument.After, sort: "{at: -1}", projection: "{n: 1}");

        Assert.Equal(BsonDocument.Parse("{_id: 2, n: 1}"), changed);
        Assert.Equal([2], await collection.MatchAsync("{n: 1}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_removed_document_is_handed_out_once(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, n: 1}", "{_id: 2, n: 2}");

        Assert.Equal(2, (await RemoveAsync(collection))!["_id"]);
        Assert.Equal(1, (await RemoveAsync(collection))!["_id"]);
        Assert.Null(await RemoveAsync(collection));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_reply_says_what_was_done(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, n: 1}");

        var updated = await RunAsync(collection, "{_id: 1}", upsert: false);
        var nothing = await RunAsync(collection, "{_id: 2}", upsert: false);
        var upserted = await RunAsync(collection, "{_id: 2}", upsert: true);

        Assert.Equal(BsonDocument.Parse("{n: 1, updatedExisting: true}"), updated["lastErrorObject"]);
        Assert.Equal((BsonDocument.Parse("{n: 0, updatedExisting: false}"), BsonNull.Value), (nothing["lastErrorObject"], nothing["value"]));
        Assert.Equal((BsonDocument.Parse("{n: 1, updatedExisting: false, upserted: 2}"), BsonNull.Value), (upserted["lastErrorObject"], upserted["value"]));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Two_hundred_changes_at_once_all_count(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, n: 0}");

        var seen = await Testing.Race.RunAsync(async _ => (await ModifyAsync(collection, "{_id: 1, n: {$lt: 150}}", ReturnDocument.After))?["n"].AsInt32);

        Assert.Equal(Enumerable.Range(1, 150).Cast<int?>(), seen.Where(n => n is not null).Order());
    }

    private static Task<BsonDocument?> ModifyAsync(
        TestCollection collection, string filter, ReturnDocument returned, bool upsert = false, string? sort = null, string? projection = null)
        => collection.Driver.FindOneAndUpdateAsync<BsonDocument?>(
            BsonDocument.Parse(filter),
            BsonDocument.Parse("{$inc: {n: 1}}"),
            new FindOneAndUpdateOptions<BsonDocument, BsonDocument?>
            {
                ReturnDocument = returned,
                IsUpsert = upsert,
                Sort = sort is null ? null : BsonDocument.Parse(sort),
                Projection = projection is null ? null : BsonDocument.Parse(projection),
            },
            Token);

    private static Task<BsonDocument?> RemoveAsync(TestCollection collection)
        => collection.Driver.FindOneAndDeleteAsync<BsonDocument?>(new BsonDocument(), new FindOneAndDeleteOptions<BsonDocument, BsonDocument?> { Sort = new BsonDocument("n", -1) }, Token);

    private static Task<BsonDocument> RunAsync(TestCollection collection, string query, bool upsert) => collection.RunAsync(new BsonDocument
    {
        { "findAndModify", collection.Name },
        { "query", BsonDocument.Parse(query) },
        { "update", BsonDocument.Parse("{$inc: {n: 1}}") },
        { "upsert", upsert },
    });
}
