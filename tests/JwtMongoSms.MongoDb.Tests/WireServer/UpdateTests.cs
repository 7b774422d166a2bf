using MongoDB.Bson;
using MongoDB.Driver;
using static JwtMongoSms.MongoDb.Tests.WireServer.TestCollection;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>What the operators of an update do to a document.</summary>
public sealed class UpdateTests : DatabaseTest
{
    private const string Document = "{ _id: 1, a: 1, t: 'x', n: null, i: 2147483647, l: NumberLong(1), w: { d: 20 }, s: [1] }";

    [Theory]
    [InlineData("{ $set: { a: 'x', 'w.e': 2, 'z.p.q': null } }", "{ a: 'x', w: { d: 20, e: 2 }, z: { p: { q: null } } }")]
    [InlineData("{ $set: { w: 5 } }", "{ w: 5 }")]
    [InlineData("{ $set: { s: [2] } }", "{ s: [2] }")]
    [InlineData("{ $unset: { t: '', 'w.d': '', 'u.v': '' } }", "{ t: MinKey, w: {} }")]
    [InlineData("{ $inc: { a: -2, 'w.d': 1, 'w.2026-11-27': 1 } }", "{ a: -1, w: { d: 21, '2026-11-27': 1 } }")]
    [InlineData("{ $inc: { i: 1, l: 1 } }", "{ i: NumberLong(2147483648), l: NumberLong(2) }")]
    [InlineData("{ $setOnInsert: { a: 9, c: 9 }, $set: { b: 2 } }", "{ b: 2 }")]
    [InlineData("{ $addToSet: { refused: 2 } }", "{ refused: [2] }")]
    [InlineData("{ $addToSet: { s: 2 } }", "{ s: [1, 2] }")]
    [InlineData("{ $addToSet: { s: 1 } }", "{}")]
    [InlineData("{ $addToSet: { steps: 'call' }, $inc: { a: 1 } }", "{ a: 2, steps: ['call'] }")]
    [InlineData("{ $set: { e: 1, 'b.d': 1 }, $inc: { c: 1, 'b.c': 2 } }", "{ b: { c: 2, d: 1 }, c: 1, e: 1 }")]
    public async Task An_update_changes_the_fields_that_it_names(string update, string changed)
    {
        var collection = await FillAsync(Document);
        var expected = BsonDocument.Parse(Document);
        expected.Merge(BsonDocument.Parse(changed), overwriteExistingElements: true);
        foreach (var gone in expected.Where(element => element.Value.IsBsonMinKey).ToList())
            expected.RemoveElement(gone);

        await collection.UpdateAsync("{ _id: 1 }", update);

        Assert.Equal(Json(expected), await collection.ReadAsync());
    }

    [Theory]
    [InlineData("{ $inc: { t: 1 } }", 14)]
    [InlineData("{ $inc: { n: 1 } }", 14)]
    [InlineData("{ $set: { 't.b': 1 } }", 28)]
    [InlineData("{ $inc: { 'n.b': 1 } }", 28)]
    [InlineData("{ $addToSet: { t: 1 } }", 2)]
    [InlineData("{ $addToSet: { n: 1 } }", 2)]
    [InlineData("{ $set: { w: 1 }, $inc: { 'w.d': 1 } }", 40)]
    [InlineData("{ $set: { b: 1 }, $inc: { b: 1 } }", 40)]
    [InlineData("{ $set: { _id: 2 } }", 66)]
    [InlineData("{ $set: { A: 1, z: 2 }, $inc: { t: 1 } }", 14)]
    public async Task An_update_that_fails_changes_nothing(string update, int code)
    {
        var collection = await FillAsync(Document);

        var error = await WriteErrorAsync(() => collection.UpdateAsync("{ _id: 1 }", update));
        var command = await CommandErrorAsync(() => collection.ModifyAsync("{ _id: 1 }", update));

        Assert.Equal((code, code), (error.Code, command.Code));
        Assert.Equal(Json(Document), await collection.ReadAsync());
    }

    [Fact]
    public async Task An_update_without_effect_matches_and_modifies_nothing()
    {
        var collection = await FillAsync(Document);

        var same = await collection.UpdateAsync("{ _id: 1 }", "{ $set: { a: 1 } }");
        var none = await collection.UpdateAsync("{ _id: 2 }", "{ $set: { a: 1 } }");

        Assert.Equal((1, 0, 0, 0), (same.MatchedCount, same.ModifiedCount, none.MatchedCount, none.ModifiedCount));
    }
}
