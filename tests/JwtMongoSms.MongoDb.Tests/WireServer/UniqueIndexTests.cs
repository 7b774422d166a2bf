using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>Values that only one document may have.</summary>
public sealed class UniqueIndexTests : DatabaseTest
{
    [Theory]
    [InlineData(false, "{ _id: 1 }", "{ _id: 2, p: null }", false)]
    [InlineData(true, "{ _id: 1 }", "{ _id: 2 }", true)]
    [InlineData(true, "{ _id: 1, p: null }", "{ _id: 2, p: null }", false)]
    [InlineData(false, "{ _id: 1, p: 5 }", "{ _id: 2, p: 5.0 }", false)]
    [InlineData(false, "{ _id: 1, p: 5 }", "{ _id: 2, p: '5' }", true)]
    [InlineData(false, "{ _id: 1, p: { q: 1 } }", "{ _id: 2, p: { q: 2 } }", true)]
    [InlineData(false, "{ _id: 1, p: { q: 1 } }", "{ _id: 2, p: { q: 1 } }", false)]
    [InlineData(false, "{ _id: 1, p: ['x', 'y', 'x'] }", "{ _id: 2, p: 'y' }", false)]
    [InlineData(false, "{ _id: 1, p: [] }", "{ _id: 2, p: null }", true)]
    public async Task Values_are_the_same_that_MongoDB_takes_for_the_same(bool isSparse, string first, string second, bool mayBoth)
    {
        var index = new CreateIndexModel<BsonDocument>("{ p: 1 }", new CreateIndexOptions { Unique = true, Sparse = isSparse });
        var (collection, unindexed) = (await FillAsync(first), await FillAsync(first, second));
        await collection.Indexes.CreateOneAsync(index, cancellationToken: Token);

        var insert = await Record.ExceptionAsync(() => collection.InsertOneAsync(BsonDocument.Parse(second), cancellationToken: Token));
        var create = await Record.ExceptionAsync(() => unindexed.Indexes.CreateOneAsync(index, cancellationToken: Token));

        Assert.Equal((!mayBoth, !mayBoth), (insert is MongoWriteException, create is MongoCommandException { Code: 11000 }));
        Assert.Equal(mayBoth ? [1, 2] : [1], await MatchAsync(collection, "{}"));
        Assert.Equal(mayBoth ? 2 : 1, (await (await unindexed.Indexes.ListAsync(Token)).ToListAsync(Token)).Count);
    }
}
