using MongoDB.Bson;
using MongoDB.Driver;
using static JwtMongoSms.MongoDb.Tests.WireServer.TestCollection;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>Changing a document or making it.</summary>
public sealed class UpsertTests(Servers servers)
{
    public static TheoryData<string> All => Servers.All;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_is_made_has_what_the_filter_says_it_equals(string server)
    {
        var collection = await servers.FillAsync(server);

        await collection.UpdateAsync("{_id: 1, streak: {$lt: 100}, 'w.D': {$not: {$gte: 20}}, u: null, v: {$eq: 'x'}}", "{$inc: {streak: 1, 'w.D': 1}, $unset: {'w.C': ''}}", upsert: true);

        var made = BsonDocument.Parse(await collection.ReadAsync());
        Assert.Equal(BsonDocument.Parse("{_id: 1, u: null, v: 'x', streak: 1, w: {D: 1}}"), new BsonDocument(made.OrderBy(element => "_id u v streak w".IndexOf(element.Name, StringComparison.Ordinal))));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Conditions_on_dotted_paths_make_documents(string server)
    {
        var collection = await servers.FillAsync(server);

        await collection.UpdateAsync("{_id: 1, 'a.b': 2, $and: [{'a.c': 3}, {d: {$gt: 4}}]}", "{$set: {'a.e': 5}}", upsert: true);

        Assert.Equal(Json("{_id: 1, a: {b: 2, c: 3, e: 5}}"), await collection.ReadAsync());
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Set_on_insert_is_for_what_is_made(string server)
    {
        var collection = await servers.FillAsync(server);
        const string update = "{$setOnInsert: {_id: 1, c: 1}, $set: {v: 2}}";

        var first = await collection.UpdateAsync("{p: 'x'}", update, upsert: true);
        var second = await collection.UpdateAsync("{p: 'x'}", "{$setOnInsert: {_id: 2, c: 2}, $set: {v: 3}}", upsert: true);

        Assert.Equal((0, 0, 1), (first.MatchedCount, first.ModifiedCount, first.UpsertedId));
        Assert.Equal((1, 1, null), (second.MatchedCount, second.ModifiedCount, second.UpsertedId));
        Assert.Equal(BsonDocument.Parse("{_id: 1, p: 'x', c: 1, v: 3}"), BsonDocument.Parse(await collection.ReadAsync()));
        Assert.StartsWith("{ \"_id\"", await collection.ReadAsync());
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_server_makes_an_id_where_nobody_names_one(string server)
    {
        var collection = await servers.FillAsync(server);

        var result = await collection.UpdateAsync("{p: 'x'}", "{$set: {v: 1}}", upsert: true);

        Assert.IsType<BsonObjectId>(result.UpsertedId);
        var made = await collection.Driver.Find(new BsonDocument("_id", result.UpsertedId)).SingleAsync(Token);
        Assert.Equal(["_id", "p", "v"], made.Names);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_replacement_takes_only_the_id_from_the_filter(string server)
    {
        var collection = await servers.FillAsync(server);

        await collection.Driver.ReplaceOneAsync(BsonDocument.Parse("{_id: 1, a: 1}"), new BsonDocument("b", 2), new ReplaceOptions { IsUpsert = true }, Token);

        Assert.Equal(Json("{_id: 1, b: 2}"), await collection.ReadAsync());
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_id_of_the_filter_is_not_overruled(string server)
    {
        var collection = await servers.FillAsync(server);

        Assert.Equal(66, (await WriteErrorAsync(() => collection.UpdateAsync("{_id: 1}", "{$set: {_id: 2}}", upsert: true))).Code);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_field_that_the_filter_names_twice_has_no_single_value(string server)
    {
        var collection = await servers.FillAsync(server);

        Assert.Equal(54, (await WriteErrorAsync(() => collection.UpdateAsync("{$and: [{a: 1}, {a: 2}]}", "{$set: {b: 1}}", upsert: true))).Code);
        Assert.Equal(54, (await WriteErrorAsync(() => collection.UpdateAsync("{a: {b: 1}, 'a.c': 2}", "{$set: {b: 1}}", upsert: true))).Code);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_upsert_whose_conditions_fail_meets_its_own_id(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, streak: 100}");

        var error = await CommandErrorAsync(() => collection.Driver.FindOneAndUpdateAsync<BsonDocument>(
            BsonDocument.Parse("{_id: 1, streak: {$lt: 100}}"),
            BsonDocument.Parse("{$inc: {streak: 1}}"),
            new FindOneAndUpdateOptions<BsonDocument> { IsUpsert = true, ReturnDocument = ReturnDocument.After },
            Token));

        Assert.Equal((11000, "DuplicateKey"), (error.Code, error.CodeName));
        Assert.Equal(BsonDocument.Parse("{_id: 1}"), error.Result["keyValue"]);
        Assert.Equal(Json("{_id: 1, streak: 100}"), await collection.ReadAsync());
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Two_hundred_upserts_at_once_make_one_document(string server)
    {
        var collection = await servers.FillAsync(server);
        await collection.Driver.Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(new BsonDocument("p", 1), new CreateIndexOptions { Unique = true }), cancellationToken: Token);

        var results = await Testing.Race.RunAsync(_ => RetriedOnceAsync(() => collection.Driver.FindOneAndUpdateAsync<BsonDocument>(
            BsonDocument.Parse("{p: 'x'}"),
            BsonDocument.Parse("{$inc: {n: 1}}"),
            new FindOneAndUpdateOptions<BsonDocument> { IsUpsert = true, ReturnDocument = ReturnDocument.Before },
            Token)));

        Assert.Single(results, result => result is null);
        Assert.Equal(Testing.Race.Callers, (await collection.Driver.Find(new BsonDocument()).SingleAsync(Token))["n"].AsInt32);
    }

    // A real server may let one of two upserts that race fail with a duplicate key.
    private static async Task<BsonDocument?> RetriedOnceAsync(Func<Task<BsonDocument>> upsert)
    {
        try
        {
            return await upsert();
        }
        catch (MongoCommandException exception) when (exception.Code == 11000)
        {
            return await upsert();
        }
    }
}
