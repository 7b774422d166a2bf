using MongoDB.Bson;
using MongoDB.Driver;
using static JwtMongoSms.MongoDb.Tests.WireServer.TestCollection;
using Race = JwtMongoSms.Testing.Contracts.Race;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>Changing one document, or inserting it, and reading it in one step.</summary>
public sealed class UpsertTests : DatabaseTest
{
    [Theory]
    [InlineData("{ _id: 1, streak: { $lt: 100 }, 'w.D': { $not: { $gte: 20 } } }", "{ _id: 1, n: 1, v: 2 }")]
    [InlineData("{ _id: 1, 'a.b': 2, u: null }", "{ _id: 1, a: { b: 2 }, u: null, n: 1, v: 2 }")]
    [InlineData("{ _id: 1, $or: [{ a: 1 }, { a: 2, b: 3 }] }", "{ _id: 1, n: 1, v: 2 }")]
    [InlineData("{ _id: 1, $or: [{ a: 1 }] }", "{ _id: 1, a: 1, n: 1, v: 2 }")]
    public async Task An_inserted_document_has_what_the_filter_states_as_equal(string filter, string expected)
    {
        var collection = await FillAsync();

        var inserted = await collection.ModifyAsync(filter, "{ $inc: { n: 1 }, $set: { v: 2 }, $unset: { 'w.C': '' } }", isUpsert: true);

        Assert.Equal(BsonDocument.Parse(expected), inserted);
    }

    [Fact]
    public async Task Set_on_insert_is_for_what_is_inserted()
    {
        var collection = await FillAsync();

        var first = await collection.ModifyAsync("{ p: 'x' }", "{ $setOnInsert: { _id: 1, c: 1 }, $set: { v: 2 } }", isUpsert: true);
        var second = await collection.ModifyAsync("{ p: 'x' }", "{ $setOnInsert: { _id: 2, c: 2 }, $set: { v: 3 } }", isUpsert: true);

        Assert.Equal(["_id", "p", "c", "v"], first!.Names);
        Assert.Equal(BsonDocument.Parse("{ _id: 1, p: 'x', c: 1, v: 3 }"), second);
    }

    [Fact]
    public async Task An_upsert_whose_conditions_fail_meets_its_own_id()
    {
        var collection = await FillAsync("{ _id: 1, streak: 100 }");

        var error = await CommandErrorAsync(
            () => collection.ModifyAsync("{ _id: 1, streak: { $lt: 100 } }", "{ $inc: { streak: 1 } }", isUpsert: true));

        Assert.Equal((11000, "DuplicateKey"), (error.Code, error.CodeName));
        Assert.Equal(Json("{ _id: 1, streak: 100 }"), await collection.ReadAsync());
    }

    [Fact]
    public async Task The_document_comes_as_it_was_or_as_it_is()
    {
        var collection = await FillAsync("{ _id: 1, n: 1 }");

        Assert.Equal(1, (await IncrementAsync("{ _id: 1 }", ReturnDocument.Before))!["n"]);
        Assert.Equal(3, (await IncrementAsync("{ _id: 1 }", ReturnDocument.After))!["n"]);
        Assert.Null(await IncrementAsync("{ _id: 2 }", ReturnDocument.After));
        Assert.Null(await IncrementAsync("{ _id: 2 }", ReturnDocument.Before, isUpsert: true));
        Assert.Equal(1, (await IncrementAsync("{ _id: 3 }", ReturnDocument.After, isUpsert: true))!["n"]);

        Task<BsonDocument?> IncrementAsync(string filter, ReturnDocument returned, bool isUpsert = false)
            => collection.ModifyAsync(filter, "{ $inc: { n: 1 } }", isUpsert, returned);
    }

    [Fact]
    public async Task Two_hundred_upserts_at_once_make_one_document()
    {
        var collection = await FillIndexedAsync("{ key: { p: 1 }, name: 'p_1', unique: true }");

        var before = await Race.RunAsync(_ => RetriedOnceAsync(
            () => collection.ModifyAsync("{ p: 'x' }", "{ $inc: { n: 1 } }", isUpsert: true, ReturnDocument.Before)));

        Assert.Single(before, document => document is null);
        Assert.Equal(Race.Callers, (await collection.Driver.Find(new BsonDocument()).SingleAsync(Token))["n"].AsInt32);
    }

    // A real server may let one of two upserts that race fail with a duplicate key.
    private static async Task<BsonDocument?> RetriedOnceAsync(Func<Task<BsonDocument?>> upsert)
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
