using MongoDB.Bson;
using MongoDB.Driver;
using static JwtMongoSms.MongoDb.Tests.WireServer.TestCollection;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>Values that only one document may have.</summary>
public sealed class UniqueIndexTests : DatabaseTest
{
    private const string Unique = "{ key: { p: 1 }, name: 'p_1', unique: true }";
    private const string Sparse = "{ key: { p: 1 }, name: 'p_1', unique: true, sparse: true }";

    [Fact]
    public async Task The_error_names_the_field_and_the_value()
    {
        var collection = await FillIndexedAsync(Unique, "{ _id: 1, p: 'x' }", "{ _id: 2, p: 'y' }");

        var write = await WriteErrorAsync(() => collection.InsertAsync("{ _id: 3, p: 'x' }"));
        var command = await CommandErrorAsync(() => collection.ModifyAsync("{ _id: 2 }", "{ $set: { p: 'x' } }"));

        Assert.Equal((ServerErrorCategory.DuplicateKey, 11000), (write.Category, command.Code));
        Assert.Equal(BsonDocument.Parse("{ p: 1 }"), command.Result["keyPattern"]);
        Assert.Equal(BsonDocument.Parse("{ p: 'x' }"), command.Result["keyValue"]);
    }

    [Theory]
    [InlineData(Unique, "{ _id: 1 }", "{ _id: 2, p: null }", false)]
    [InlineData(Sparse, "{ _id: 1 }", "{ _id: 2 }", true)]
    [InlineData(Sparse, "{ _id: 1, p: null }", "{ _id: 2, p: null }", false)]
    [InlineData(Unique, "{ _id: 1, p: 5 }", "{ _id: 2, p: 5.0 }", false)]
    [InlineData(Unique, "{ _id: 1, p: 5 }", "{ _id: 2, p: '5' }", true)]
    [InlineData(Unique, "{ _id: 1, p: { q: 1 } }", "{ _id: 2, p: { q: 2 } }", true)]
    [InlineData(Unique, "{ _id: 1, p: { q: 1 } }", "{ _id: 2, p: { q: 1 } }", false)]
    [InlineData(Unique, "{ _id: 1, p: ['x', 'y', 'x'] }", "{ _id: 2, p: 'y' }", false)]
    [InlineData(Unique, "{ _id: 1, p: [] }", "{ _id: 2, p: null }", true)]
    public async Task Values_are_the_same_that_MongoDB_takes_for_the_same(string index, string first, string second, bool mayBoth)
    {
        var collection = await FillIndexedAsync(index, first);
        var unindexed = await FillAsync(first, second);

        var insert = await Record.ExceptionAsync(() => collection.InsertAsync(second));
        var create = await Record.ExceptionAsync(() => unindexed.CreateIndexAsync(index));

        Assert.Equal((!mayBoth, !mayBoth), (insert is MongoWriteException, create is MongoCommandException { Code: 11000 }));
        Assert.Equal(mayBoth ? 2 : 1, (await collection.MatchAsync("{}")).Count);
        Assert.Equal(mayBoth ? 2 : 1, (await unindexed.ListIndexesAsync()).Count);
    }
}
