using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using MongoDB.Driver;
using TestSupport.Mongo;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>Creating and listing indexes.</summary>
public sealed class IndexCommandTests : DatabaseTest
{
    private const string Number = "{ key: { p: 1 }, name: 'p_1', unique: true, sparse: true }";
    private const string Purge = "{ key: { t: 1 }, name: 't', expireAfterSeconds: 0 }";

    [Fact]
    public async Task Indexes_are_listed_as_they_were_requested_and_the_same_index_twice_is_one()
    {
        var collection = await FillAsync();
        Assert.Empty(await collection.ListIndexesAsync());

        await collection.CreateIndexAsync(Number, Purge);
        var again = await collection.CreateIndexAsync(Purge, Number);

        Assert.Equal((3, 3), (again["numIndexesBefore"].ToInt32(), again["numIndexesAfter"].ToInt32()));
        var expected = new[] { "{ key: { _id: 1 }, name: '_id_' }", Number, Purge }.Select(BsonDocument.Parse);
        Assert.Equal(expected.Select(InOrder), (await collection.ListIndexesAsync()).Select(InOrder));
    }

    [Theory]
    [InlineData("{ key: { t: 1 }, name: 't', expireAfterSeconds: 60 }", 85, 85)]
    [InlineData("{ key: { t: 1 }, name: 'other', expireAfterSeconds: 60 }", 85, 85)]
    [InlineData("{ key: { q: 1 }, name: 't' }", 86, 86)]
    [InlineData("{ key: { t: 1 }, name: 't', unique: true }", 85, 86)]
    [InlineData("{ key: { t: 1 }, name: 'other', unique: true }", 85, 0)]
    public async Task An_index_whose_name_or_key_is_taken_conflicts_in_4_4_and_8_0(string index, int in44, int in80)
    {
        Assert.Equal(in44, await ConflictAsync(new MongoWireOptions { MaxWireVersion = 9 }, index));
        Assert.Equal(in80, await ConflictAsync(new MongoWireOptions { MaxWireVersion = 25 }, index));
    }

    private static async Task<int> ConflictAsync(MongoWireOptions options, string index)
    {
        await using var server = MongoWireServer.Start(new FakeTimeProvider(), options);
        using var client = new MongoClient(server.ConnectionString);
        var collection = new TestCollection(client.GetDatabase("test").GetCollection<BsonDocument>("things"));
        await collection.CreateIndexAsync(Purge);

        var exception = await Record.ExceptionAsync(() => collection.CreateIndexAsync(index));
        return exception is null ? 0 : Assert.IsType<MongoCommandException>(exception).Code;
    }

    private static BsonDocument InOrder(BsonDocument index) => new(index.OrderBy(element => element.Name));
}
