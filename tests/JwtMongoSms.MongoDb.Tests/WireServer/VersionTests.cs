using MongoDB.Bson;
using static JwtMongoSms.MongoDb.Tests.WireServer.TestCollection;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>In what the versions of MongoDB differ that our server can be.</summary>
public sealed class VersionTests(Servers servers)
{
    private const string Older = "ours, 4.4";
    private const string Newer = "ours, 8.0";

    [Fact]
    public async Task An_operator_without_fields_is_nothing_to_do_since_5_0()
    {
        var (older, newer) = (await servers.FillAsync(Older, "{_id: 1}"), await servers.FillAsync(Newer, "{_id: 1}"));

        Assert.Equal(9, (await WriteErrorAsync(() => older.UpdateAsync("{_id: 1}", "{$set: {}}"))).Code);
        Assert.Equal(Json("{_id: 1, a: 1}"), await newer.ChangeAsync("{$set: {}, $inc: {a: 1}}"));
    }

    [Fact]
    public async Task A_field_may_be_called_dollar_something_since_5_0()
    {
        var (older, newer) = (await servers.FillAsync(Older, "{_id: 1}"), await servers.FillAsync(Newer, "{_id: 1}"));

        Assert.Equal(2, (await WriteErrorAsync(() => InsertAsync(older, "{_id: 2, $a: 1}"))).Code);
        Assert.Equal(52, (await WriteErrorAsync(() => older.UpdateAsync("{_id: 1}", "{$set: {a: {$b: 1}}}"))).Code);
        Assert.Equal(52, (await WriteErrorAsync(() => older.UpdateAsync("{_id: 1}", "{$set: {a: [{$b: 1}]}}"))).Code);

        await InsertAsync(newer, "{_id: 2, $a: 1}");
        Assert.Equal(Json("{_id: 2, $a: 1}"), await newer.ReadAsync(2));
        Assert.Equal(Json("{_id: 1, a: {$b: 1}}"), await newer.ChangeAsync("{$set: {a: {$b: 1}}}"));
    }

    [Theory]
    [MemberData(nameof(Servers.All), MemberType = typeof(Servers))]
    public async Task No_id_has_fields_called_dollar_something(string server)
    {
        var collection = await servers.FillAsync(server);

        Assert.Equal(52, (await WriteErrorAsync(() => InsertAsync(collection, "{_id: {$a: 1}}"))).Code);
    }

    [Theory]
    [MemberData(nameof(Servers.All), MemberType = typeof(Servers))]
    public async Task Fields_below_the_first_level_are_inserted_whatever_they_are_called(string server)
    {
        var collection = await servers.FillAsync(server);

        await InsertAsync(collection, "{_id: 1, a: {$b: 1, 'c.d': 2}}");

        Assert.Equal(Json("{_id: 1, a: {$b: 1, 'c.d': 2}}"), await collection.ReadAsync());
    }

    [Fact]
    public async Task Uniqueness_is_part_of_an_index_since_5_0()
    {
        var (older, newer) = (await servers.FillAsync(Older), await servers.FillAsync(Newer));
        foreach (var collection in new[] { older, newer })
            await CreateIndexAsync(collection, "{key: {p: 1}, name: 'p_1'}");

        Assert.Equal(85, (await CommandErrorAsync(() => CreateIndexAsync(older, "{key: {p: 1}, name: 'p_1', unique: true}"))).Code);
        Assert.Equal(86, (await CommandErrorAsync(() => CreateIndexAsync(newer, "{key: {p: 1}, name: 'p_1', unique: true}"))).Code);
        Assert.Equal(85, (await CommandErrorAsync(() => CreateIndexAsync(older, "{key: {p: 1}, name: 'other', unique: true}"))).Code);
        Assert.Equal(3, (await CreateIndexAsync(newer, "{key: {p: 1}, name: 'other', unique: true}"))["numIndexesAfter"]);
    }

    private static Task InsertAsync(TestCollection collection, string document)
        => collection.Driver.InsertOneAsync(BsonDocument.Parse(document), cancellationToken: TestContext.Current.CancellationToken);

    private static Task<BsonDocument> CreateIndexAsync(TestCollection collection, string index)
        => collection.RunAsync(new BsonDocument { { "createIndexes", collection.Name }, { "indexes", new BsonArray { BsonDocument.Parse(index) } } });
}
