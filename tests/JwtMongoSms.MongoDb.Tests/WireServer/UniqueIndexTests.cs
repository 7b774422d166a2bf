using MongoDB.Bson;
using MongoDB.Driver;
using static JwtMongoSms.MongoDb.Tests.WireServer.TestCollection;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>Values that only one document may have.</summary>
public sealed class UniqueIndexTests(Servers servers)
{
    public static TheoryData<string> All => Servers.All;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_second_document_with_the_value_is_refused(string server)
    {
        var collection = await IndexedAsync(server, "{p: 1}", "{_id: 1, p: 'x'}", "{_id: 2, p: 'y'}");

        var inserted = await WriteErrorAsync(() => collection.Driver.InsertOneAsync(BsonDocument.Parse("{_id: 3, p: 'x'}"), cancellationToken: Token));
        var updated = await WriteErrorAsync(() => collection.UpdateAsync("{_id: 2}", "{$set: {p: 'x'}}"));

        Assert.Equal((11000, ServerErrorCategory.DuplicateKey), (inserted.Code, inserted.Category));
        Assert.Equal(11000, updated.Code);
        Assert.Equal($"E11000 duplicate key error collection: {collection.Driver.CollectionNamespace} index: p_1 dup key: {{ p: \"x\" }}", inserted.Message);
        Assert.Equal([1], await collection.MatchAsync("{p: 'x'}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_error_names_the_index_and_the_values(string server)
    {
        var collection = await IndexedAsync(server, "{a: 1, 'b.c': -1}", "{_id: 1, a: 1, b: {c: 'x'}}", "{_id: 2, a: 2, b: {c: 'x'}}");

        var error = await CommandErrorAsync(() => collection.Driver.FindOneAndUpdateAsync(new BsonDocument("_id", 2), BsonDocument.Parse("{$set: {a: 1}}"), cancellationToken: Token));

        Assert.Equal((11000, "DuplicateKey"), (error.Code, error.CodeName));
        Assert.Equal(BsonDocument.Parse("{a: 1, 'b.c': -1}"), error.Result["keyPattern"]);
        Assert.Equal(BsonDocument.Parse("{a: 1, 'b.c': 'x'}"), error.Result["keyValue"]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_value_is_free_again_when_its_document_changes_or_goes(string server)
    {
        var collection = await IndexedAsync(server, "{p: 1}", "{_id: 1, p: 'x'}", "{_id: 2, p: 'y'}");

        await collection.UpdateAsync("{_id: 1}", "{$set: {p: 'z'}}");
        await collection.UpdateAsync("{_id: 2}", "{$set: {p: 'x'}}");
        await collection.Driver.DeleteOneAsync(new BsonDocument("_id", 2), Token);
        await collection.Driver.InsertOneAsync(BsonDocument.Parse("{_id: 3, p: 'x'}"), cancellationToken: Token);

        Assert.Equal([3], await collection.MatchAsync("{p: 'x'}"));
        Assert.Equal([1], await collection.MatchAsync("{p: 'z'}"));
        Assert.Equal([], await collection.MatchAsync("{p: 'y'}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_document_may_keep_its_own_value(string server)
    {
        var collection = await IndexedAsync(server, "{p: 1}", "{_id: 1, p: 'x'}");

        Assert.Equal(Json("{_id: 1, p: 'x', a: 1}"), await collection.ChangeAsync("{$set: {p: 'x', a: 1}}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Missing_and_null_are_one_value(string server)
    {
        var collection = await IndexedAsync(server, "{p: 1}", "{_id: 1}");

        var error = await WriteErrorAsync(() => collection.Driver.InsertOneAsync(BsonDocument.Parse("{_id: 2, p: null}"), cancellationToken: Token));

        Assert.EndsWith("dup key: { p: null }", error.Message);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_sparse_index_leaves_out_what_lacks_the_field(string server)
    {
        var collection = await servers.FillAsync(server);
        await CreateAsync(collection, "{p: 1}", new CreateIndexOptions { Unique = true, Sparse = true });
        await collection.Driver.InsertManyAsync([BsonDocument.Parse("{_id: 1}"), BsonDocument.Parse("{_id: 2}"), BsonDocument.Parse("{_id: 3, p: null}")], cancellationToken: Token);

        Assert.Equal(11000, (await WriteErrorAsync(() => collection.UpdateAsync("{_id: 1}", "{$set: {p: null}}"))).Code);
        Assert.Equal([1, 2, 3], await collection.MatchAsync("{p: null}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_sparse_index_of_several_fields_leaves_out_what_lacks_them_all(string server)
    {
        var collection = await servers.FillAsync(server);
        await CreateAsync(collection, "{a: 1, b: 1}", new CreateIndexOptions { Unique = true, Sparse = true });

        await collection.Driver.InsertManyAsync(
            [BsonDocument.Parse("{_id: 1}"), BsonDocument.Parse("{_id: 2}"), BsonDocument.Parse("{_id: 3, a: 1}"), BsonDocument.Parse("{_id: 4, b: 1}")], cancellationToken: Token);

        Assert.Equal(11000, (await WriteErrorAsync(() => collection.Driver.InsertOneAsync(BsonDocument.Parse("{_id: 5, a: 1}"), cancellationToken: Token))).Code);
        Assert.Equal([4], await collection.MatchAsync("{a: null, b: 1}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Several_fields_are_unique_together(string server)
    {
        var collection = await IndexedAsync(server, "{a: 1, b: 1}", "{_id: 1, a: 1, b: 1}", "{_id: 2, a: 1, b: 2}", "{_id: 3, a: 2, b: 1}");

        Assert.Equal(11000, (await WriteErrorAsync(() => collection.UpdateAsync("{_id: 3}", "{$set: {a: 1}}"))).Code);
        Assert.Equal([1, 2], await collection.MatchAsync("{a: 1}"));
        Assert.Equal([2], await collection.MatchAsync("{b: 2, a: 1}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Equal_numbers_of_other_types_are_the_same_value(string server)
    {
        var collection = await IndexedAsync(server, "{p: 1}", "{_id: 1, p: 5}");

        Assert.Equal(11000, (await WriteErrorAsync(() => collection.Driver.InsertOneAsync(BsonDocument.Parse("{_id: 2, p: 5.0}"), cancellationToken: Token))).Code);
        Assert.Equal([1], await collection.MatchAsync("{p: NumberLong(5)}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_element_of_an_array_has_its_place(string server)
    {
        var collection = await IndexedAsync(server, "{p: 1}", "{_id: 1, p: ['x', 'y', 'x']}");

        Assert.Equal(11000, (await WriteErrorAsync(() => collection.Driver.InsertOneAsync(BsonDocument.Parse("{_id: 2, p: 'y'}"), cancellationToken: Token))).Code);
        Assert.Equal([1], await collection.MatchAsync("{p: 'x'}"));
        Assert.Equal([1], await collection.MatchAsync("{p: ['x', 'y', 'x']}"));
        await collection.UpdateAsync("{_id: 1}", "{$set: {p: []}}");
        Assert.Equal([], await collection.MatchAsync("{p: 'x'}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Two_arrays_have_no_place_in_one_index(string server)
    {
        var collection = await IndexedAsync(server, "{a: 1, b: 1}");

        Assert.Equal(171, (await WriteErrorAsync(() => collection.Driver.InsertOneAsync(BsonDocument.Parse("{_id: 1, a: [1], b: [2]}"), cancellationToken: Token))).Code);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Of_two_hundred_at_once_one_gets_the_value(string server)
    {
        var collection = await IndexedAsync(server, "{p: 1}");

        var won = await Testing.Race.RunAsync(async id =>
        {
            try
            {
                await collection.Driver.InsertOneAsync(new BsonDocument { { "_id", id }, { "p", "x" } }, cancellationToken: Token);
                return true;
            }
            catch (MongoWriteException exception) when (exception.WriteError.Category == ServerErrorCategory.DuplicateKey)
            {
                return false;
            }
        });

        Assert.Single(won, isWinner => isWinner);
        Assert.Single(await collection.MatchAsync("{p: 'x'}"));
    }

    private async Task<TestCollection> IndexedAsync(string server, string key, params string[] documents)
    {
        var collection = await servers.FillAsync(server, documents);
        await CreateAsync(collection, key, new CreateIndexOptions { Unique = true });
        return collection;
    }

    private static Task CreateAsync(TestCollection collection, string key, CreateIndexOptions options)
        => collection.Driver.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(BsonDocument.Parse(key), options), cancellationToken: Token);
}
