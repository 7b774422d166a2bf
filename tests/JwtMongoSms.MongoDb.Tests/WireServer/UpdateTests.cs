using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>What the operators of an update do to a document.</summary>
public sealed class UpdateTests : DatabaseTest
{
    private const string Document = "{ _id: 1, a: 1, t: 'x', n: null, i: 2147483647, l: NumberLong(1), w: { d: 20 }, s: [1, 2] }";

    [Theory]
    [InlineData("{ $set: { a: 'x', 'w.e': 2, 'z.p.q': null } }", "{ a: 'x', w: { d: 20, e: 2 }, z: { p: { q: null } } }")]
    [InlineData("{ $set: { w: 5 } }", "{ w: 5 }")]
    [InlineData("{ $set: { s: [2] } }", "{ s: [2] }")]
    [InlineData("{ $unset: { t: '', 'w.d': '', 'u.v': '' } }", "{ t: MinKey, w: {} }")]
    [InlineData("{ $inc: { a: -2, 'w.d': 1, 'w.2026-11-27': 1 } }", "{ a: -1, w: { d: 21, '2026-11-27': 1 } }")]
    [InlineData("{ $inc: { i: 1, l: 1 } }", "{ i: NumberLong(2147483648), l: NumberLong(2) }")]
    [InlineData("{ $setOnInsert: { a: 9, c: 9 }, $set: { b: 2 } }", "{ b: 2 }")]
    [InlineData("{ $addToSet: { refused: 2 } }", "{ refused: [2] }")]
    [InlineData("{ $addToSet: { s: 3 } }", "{ s: [1, 2, 3] }")]
    [InlineData("{ $addToSet: { s: 1 } }", "{}")]
    [InlineData("{ $addToSet: { steps: 'call' }, $inc: { a: 1 } }", "{ a: 2, steps: ['call'] }")]
    [InlineData("{ $inc: { 'h.482123.sent': 2 }, $unset: { 'h.482121': '', 'w.d': '' } }", "{ h: { '482123': { sent: 2 } }, w: {} }")]
    [InlineData("{ $push: { s: { $each: [3], $position: 0, $slice: 3 } } }", "{ s: [3, 1, 2] }")]
    [InlineData("{ $push: { s: { $slice: 2, $each: [4, 3], $position: 0 } } }", "{ s: [4, 3] }")]
    [InlineData("{ $push: { s: { $each: [3], $position: 0, $slice: 1 } } }", "{ s: [3] }")]
    [InlineData("{ $push: { 'p.s': { $each: [3], $position: 0, $slice: 1 } } }", "{ p: { s: [3] } }")]
    [InlineData("{ $pull: { s: 1 } }", "{ s: [2] }")]
    [InlineData("{ $pull: { s: NumberLong(2), 'p.s': 1 } }", "{ s: [1] }")]
    [InlineData("{ $pull: { s: 3 } }", "{}")]
    [InlineData("{ $pull: { 'p.s': 3 } }", "{}")]
    [InlineData("{ $max: { a: 2, m: 3 } }", "{ a: 2, m: 3 }")]
    [InlineData("{ $max: { a: 1, 'w.d': 19 } }", "{}")]
    [InlineData("{ $max: { n: 0, t: 5 } }", "{ n: 0 }")]
    [InlineData("{ $set: { e: 1, 'b.d': 1 }, $inc: { c: 1, 'b.c': 2 } }", "{ b: { c: 2, d: 1 }, c: 1, e: 1 }")]
    public async Task An_update_changes_the_fields_that_it_names(string update, string changed)
    {
        var collection = await FillAsync(Document);
        var expected = BsonDocument.Parse(Document);
        expected.Merge(BsonDocument.Parse(changed), overwriteExistingElements: true);
        foreach (var gone in expected.Where(element => element.Value.IsBsonMinKey).ToList())
            expected.RemoveElement(gone);

        var result = await collection.UpdateOneAsync("{ _id: 1 }", update, cancellationToken: Token);

        Assert.Equal((1, changed == "{}" ? 0 : 1), (result.MatchedCount, result.ModifiedCount));
        Assert.Equal(Json(expected), Json(await collection.Find("{}").SingleAsync(Token)));
    }

    [Theory]
    [InlineData("{ $inc: { t: 1 } }", 14)]
    [InlineData("{ $inc: { n: 1 } }", 14)]
    [InlineData("{ $inc: { l: NumberLong('9223372036854775807') } }", 2)]
    [InlineData("{ $inc: { 'w.d': NumberLong('9223372036854775807') } }", 2)]
    [InlineData("{ $set: { 't.b': 1 } }", 28)]
    [InlineData("{ $inc: { 'n.b': 1 } }", 28)]
    [InlineData("{ $addToSet: { t: 1 } }", 2)]
    [InlineData("{ $addToSet: { n: 1 } }", 2)]
    [InlineData("{ $push: { t: { $each: [1], $position: 0, $slice: 5 } } }", 2)]
    [InlineData("{ $push: { n: { $each: [1], $position: 0, $slice: 5 } } }", 2)]
    [InlineData("{ $pull: { t: 1 } }", 2)]
    [InlineData("{ $max: { 't.b': 1 } }", 28)]
    [InlineData("{ $set: { A: 1, z: 2 }, $inc: { t: 1 } }", 14)]
    public async Task An_update_that_fails_changes_nothing(string update, int code)
    {
        var collection = await FillAsync(Document);

        var write = await Assert.ThrowsAsync<MongoWriteException>(
            () => collection.UpdateOneAsync("{ _id: 1 }", update, cancellationToken: Token));
        var command = await Assert.ThrowsAsync<MongoCommandException>(() => ModifyAsync(collection, "{ _id: 1 }", update));

        Assert.Equal((code, code), (write.WriteError.Code, command.Code));
        Assert.Equal(Json(BsonDocument.Parse(Document)), Json(await collection.Find("{}").SingleAsync(Token)));
    }

    [Theory]
    [InlineData("{ _id: 1, streak: { $lt: 100 }, 'w.D': { $not: { $gte: 20 } } }", "{ _id: 1, c: 3, n: 1, v: 2 }")]
    [InlineData("{ _id: 1, 's.4': { $not: { $gt: 5 } } }", "{ _id: 1, c: 3, n: 1, v: 2 }")]
    [InlineData("{ _id: 1, 'a.b': 2, u: null }", "{ _id: 1, a: { b: 2 }, u: null, c: 3, n: 1, v: 2 }")]
    [InlineData("{ _id: 1, $or: [{ a: 1 }, { a: 2, b: 3 }] }", "{ _id: 1, c: 3, n: 1, v: 2 }")]
    [InlineData("{ _id: 1, $or: [{ a: 1 }] }", "{ _id: 1, a: 1, c: 3, n: 1, v: 2 }")]
    public async Task An_inserted_document_begins_with_what_the_filter_states_as_equal(string filter, string expected)
    {
        const string update = "{ $inc: { n: 1 }, $set: { v: 2 }, $setOnInsert: { c: 3 }, $unset: { 'w.C': '' } }";
        var inserted = await ModifyAsync(await FillAsync(), filter, update, isUpsert: true);

        Assert.Equal(Json(BsonDocument.Parse(expected)), Json(inserted!));
    }

    [Fact]
    public async Task An_inserted_document_has_what_was_pushed_and_the_greatest()
    {
        const string update = "{ $push: { s: { $each: [2, 1], $position: 0, $slice: 1 } }, $max: { m: 3 }, $pull: { t: 1 } }";
        var inserted = await ModifyAsync(await FillAsync(), "{ _id: 1, 's.0': { $not: { $gt: 5 } } }", update, isUpsert: true);

        Assert.Equal(Json(BsonDocument.Parse("{ _id: 1, m: 3, s: [2] }")), Json(inserted!));
    }

    [Theory]
    [InlineData("{ _id: 1 }", false, 1, 2)]
    [InlineData("{ _id: 2 }", false, null, null)]
    [InlineData("{ _id: 2 }", true, null, 1)]
    public async Task The_document_comes_as_it_was_or_as_it_is(string filter, bool isUpsert, int? before, int? after)
    {
        foreach (var (returned, n) in new[] { (ReturnDocument.Before, before), (ReturnDocument.After, after) })
        {
            var collection = await FillAsync("{ _id: 1, n: 1 }");
            Assert.Equal(n, (await ModifyAsync(collection, filter, "{ $inc: { n: 1 } }", isUpsert, returned))?["n"].AsInt32);
        }
    }
}
