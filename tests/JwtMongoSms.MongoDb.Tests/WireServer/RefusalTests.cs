using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using MongoDB.Driver;
using TestSupport.Mongo;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>What MongoDB can do and this server can't: it says so, and a test that sent it can't pass unnoticed.</summary>
public sealed class RefusalTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Commands { get; } =
    [
        .. Filters("$where: 'true'", "$expr: {}", "$and: [{ a: 1 }]", "$nor: [{ a: 1 }]", "$or: []", "$or: { a: 1 }"),
        .. Filters("a: { $eq: 1 }", "a: { $in: [1] }", "a: { $exists: false }", "a: { $type: 'int' }", "a: { $regex: 'x' }", "a: /x/"),
        .. Filters("a: [1]", "a: { b: 1 }", "a: {}", "a: { $gt: [1] }", "a: { $gt: null }", "a: { $elemMatch: { b: 1 } }"),
        .. Filters("a: 1.5", "a: { $size: '1' }", "a: { $not: 5 }", "a: { $not: { $gt: 1, $lt: 2 } }", "'l.b': 1", "'a.': 1"),
        .. Filters("'l.00': 1", "'l.0': null", "'l.1': { $ne: null }", "'l.1': { $exists: false }", "'d.0': 1", "'l.-1': 1"),
        .. Updates("[{ $set: { a: 1 } }]", "{ b: 1 }", "{}", "{ $push: { a: 1 } }", "{ $min: { a: 1 } }", "{ $set: {} }"),
        .. Updates("{ $set: { 'a.$': 1 } }", "{ $set: { 'l.0': 1 } }", "{ $unset: { 'l.0': 1 } }", "{ $inc: { a: 0.5 } }"),
        .. Updates("{ $inc: { a: 'x' } }", "{ $addToSet: { l: { $each: [1] } } }", "{ $addToSet: { l: [1] } }"),
        .. Updates("{ $push: { l: { $each: [1] } } }", "{ $push: { l: { $each: [1], $position: 1, $slice: 2 } } }"),
        .. Updates("{ $push: { l: { $each: [1], $position: 0, $slice: -2 } } }", "{ $push: { 'l.0': 1 } }"),
        .. Updates("{ $push: { l: { $each: [], $position: 0, $slice: 2 } } }"),
        .. Updates("{ $push: { l: { $each: [{ b: 1 }], $position: 0, $slice: 2 } } }"),
        .. Updates("{ $push: { l: { $each: [1], $position: 0, $slice: 2, $sort: 1 } } }", "{ $pullAll: { l: [1] } }"),
        .. Updates("{ $pull: { l: { $gt: 1 } } }", "{ $pull: { l: [1] } }", "{ $pull: { l: /x/ } }"),
        .. Updates("{ $max: { a: [1] } }", "{ $max: { 'l.0': 2 } }"),
        .. Updates("{ $set: { w: 1 }, $inc: { 'w.d': 1 } }", "{ $set: { b: 1 }, $inc: { b: 1 } }", "{ $set: { _id: 2 } }"),
        "{ find: 'things', filter: {}, projection: { a: 0 } }",
        "{ find: 'things', filter: {}, skip: 1 }",
        "{ find: 'things', filter: {}, hint: 'a_1' }",
        "{ find: 'things', filter: {}, collation: { locale: 'en' } }",
        "{ find: 'things', filter: {}, readConcern: { level: 'local' } }",
        "{ find: 'things', filter: {}, limit: -1 }",
        "{ find: 'things', filter: {}, sort: { a: { $meta: 'textScore' } } }",
        "{ find: 'things', filter: {}, sort: { l: 1 } }",
        "{ find: 'things', filter: 5 }",
        "{ find: 'things' }",
        "{ insert: 'things', documents: [{ _id: 2 }], startTransaction: true, autocommit: false }",
        "{ insert: 'things', documents: [{ _id: 2 }], writeConcern: { w: 2 } }",
        "{ insert: 'things', documents: [{ _id: 2 }], writeConcern: { w: 0 } }",
        "{ insert: 'things', documents: [{ _id: 2, $a: 1 }] }",
        "{ insert: 'things', documents: [] }",
        "{ update: 'things', updates: [{ q: {}, u: { $set: { a: 1 } }, upsert: true }] }",
        "{ update: 'things', updates: [{ q: {}, u: { $set: { a: 1 } }, arrayFilters: [] }] }",
        "{ delete: 'things', deletes: [{ q: {}, limit: 0 }] }",
        "{ insert: 'things', documents: [{ _id: 2 }], ordered: false }",
        "{ findAndModify: 'things', query: {}, remove: true }",
        "{ findAndModify: 'things', query: {}, update: { $set: { a: 1 } }, sort: { a: 1 } }",
        "{ findAndModify: 'things', query: {}, update: { $set: { a: 1 } }, collation: { locale: 'en' } }",
        "{ getMore: NumberLong(1), collection: 'things' }",
        "{ findAndModify: 'things', query: {}, update: { $set: { a: 1 } }, fields: { a: 1 } }",
        "{ aggregate: 'things', pipeline: [{ $match: {} }], cursor: {} }",
        "{ aggregate: 'things', pipeline: [{ $match: {} }, { $group: { _id: '$a', n: { $sum: 1 } } }], cursor: {} }",
        "{ createIndexes: 'things', indexes: [{ key: { a: -1 }, name: 'a' }] }",
        "{ createIndexes: 'things', indexes: [{ key: { a: 1, b: 1 }, name: 'a' }] }",
        "{ createIndexes: 'things', indexes: [{ key: { a: 'hashed' }, name: 'a' }] }",
        "{ createIndexes: 'things', indexes: [{ key: { a: 1 }, name: 'a', partialFilterExpression: { a: 1 } }] }",
        "{ createIndexes: 'things', indexes: [{ key: { a: 1 }, name: 'a', collation: { locale: 'en' } }] }",
        "{ commitTransaction: 1 }",
        "{ saslStart: 1 }",
        "{ count: 'things' }",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_that_the_server_does_not_know_is_refused_and_remembered(string command)
    {
        await using var server = MongoWireServer.Start(new FakeTimeProvider());
        using var client = new MongoClient(server.ConnectionString);
        var database = client.GetDatabase("test");
        await database.RunCommandAsync<BsonDocument>(
            "{ insert: 'things', documents: [{ _id: 1, a: [1], l: [1], d: [{ '0': 1 }] }, { _id: 3, l: [1] }] }", cancellationToken: Token);

        var exception = await Assert.ThrowsAsync<MongoCommandException>(
            () => database.RunCommandAsync<BsonDocument>(command, cancellationToken: Token));

        Assert.Equal(238, exception.Code);
        Assert.Contains("MongoWireServer doesn't support", Assert.Single(server.Refusals), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(server.AssertNothingRefused);
    }

    private static IEnumerable<string> Filters(params string[] conditions)
        => conditions.Select(condition => $"{{ find: 'things', filter: {{ {condition} }} }}");

    private static IEnumerable<string> Updates(params string[] updates)
        => updates.Select(update => $"{{ findAndModify: 'things', query: {{}}, update: {update} }}");
}
