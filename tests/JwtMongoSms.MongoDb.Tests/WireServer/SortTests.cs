using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>In which order, how many and which fields of them are answered.</summary>
public sealed class SortTests(Servers servers)
{
    public static TheoryData<string> All => Servers.All;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(All))]
    public async Task Kinds_of_values_have_an_order(string server)
    {
        var collection = await servers.FillAsync(
            server,
            "{_id: 1, a: MaxKey}",
            "{_id: 2, a: /x/}",
            "{_id: 3, a: Timestamp(1, 1)}",
            "{_id: 4, a: ISODate('2031-01-01T00:00:00Z')}",
            "{_id: 5, a: true}",
            "{_id: 6, a: ObjectId('00000000000000000000000a')}",
            "{_id: 7, a: BinData(0, 'AQID')}",
            "{_id: 8, a: {b: 1}}",
            "{_id: 9, a: 'x'}",
            "{_id: 10, a: 5}",
            "{_id: 11}",
            "{_id: 12, a: MinKey}",
            "{_id: 13, a: []}");

        Assert.Equal([12, 13, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1], await collection.SortAsync("{a: 1}"));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 12], await collection.SortAsync("{a: -1}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_array_sorts_by_its_least_or_its_greatest_element(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: [5, 1]}", "{_id: 2, a: [2, 3]}", "{_id: 3, a: 4}");

        Assert.Equal([1, 2, 3], await collection.SortAsync("{a: 1}"));
        Assert.Equal([1, 3, 2], await collection.SortAsync("{a: -1}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_second_key_decides_where_the_first_is_the_same(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: 1, b: {c: 2}}", "{_id: 2, a: 2, b: {c: 1}}", "{_id: 3, a: 1, b: {c: 3}}");

        Assert.Equal([3, 1, 2], await collection.SortAsync("{a: 1, 'b.c': -1}"));
        Assert.Equal([1], await collection.SortAsync("{a: 1, 'b.c': -1}", skip: 1, limit: 1));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Text_is_ordered_by_its_bytes(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: 'b'}", "{_id: 2, a: 'B'}", "{_id: 3, a: 'ä'}", "{_id: 4, a: '\U0001F600'}", "{_id: 5, a: '\uFFFD'}", "{_id: 6, a: 'ab'}");

        Assert.Equal([2, 6, 1, 3, 5, 4], await collection.SortAsync("{a: 1}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Documents_are_ordered_field_by_field(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: {b: 2}}", "{_id: 2, a: {b: 1, c: 1}}", "{_id: 3, a: {b: 1}}", "{_id: 4, a: {a: 'x'}}", "{_id: 5, a: {a: 9}}");

        Assert.Equal([5, 3, 2, 1, 4], await collection.SortAsync("{a: 1}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Only_the_fields_that_are_asked_for_are_answered(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: 1, b: {c: 2, d: 3}, e: [{f: 1, g: 2}, 5]}");

        Assert.Equal("{_id: 1, a: 1}", await ProjectAsync(collection, "{a: 1}"));
        Assert.Equal("{a: 1}", await ProjectAsync(collection, "{_id: 0, a: true}"));
        Assert.Equal("{_id: 1, a: 1, b: {c: 2, d: 3}}", await ProjectAsync(collection, "{e: 0}"));
        Assert.Equal("{_id: 1, b: {c: 2}}", await ProjectAsync(collection, "{'b.c': 1}"));
        Assert.Equal("{_id: 1, e: [{f: 1}]}", await ProjectAsync(collection, "{'e.f': 1}"));
        Assert.Equal("{_id: 1, a: 1, b: {d: 3}, e: [{f: 1, g: 2}, 5]}", await ProjectAsync(collection, "{'b.c': 0}"));
        Assert.Equal("{_id: 1}", await ProjectAsync(collection, "{_id: 1}"));
        Assert.Equal("{_id: 1}", await ProjectAsync(collection, "{x: 1}"));
        Assert.Equal("{b: {c: 2, d: 3}}", await ProjectAsync(collection, "{_id: 0, a: 0, e: 0}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Fields_are_either_asked_for_or_refused(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: 1, b: 1}");

        Assert.Equal(31254, (await TestCollection.CommandErrorAsync(() => ProjectAsync(collection, "{a: 1, b: 0}"))).Code);
        Assert.Equal(31253, (await TestCollection.CommandErrorAsync(() => ProjectAsync(collection, "{a: 0, b: 1}"))).Code);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_does_not_fit_a_batch_is_fetched(string server)
    {
        var collection = await servers.FillAsync(server, [.. Enumerable.Range(1, 250).Select(id => $"{{_id: {id}}}")]);

        var all = await collection.Driver.Find(new BsonDocument()).ToListAsync(Token);
        var some = await collection.Driver.Find(new BsonDocument(), new FindOptions { BatchSize = 7 }).Limit(30).ToListAsync(Token);

        Assert.Equal(250, all.Select(document => document["_id"]).Distinct().Count());
        Assert.Equal(30, some.Count);
    }

    private static async Task<string> ProjectAsync(TestCollection collection, string projection)
    {
        var found = await collection.Driver.Find(new BsonDocument()).Project<BsonDocument>(BsonDocument.Parse(projection)).SingleAsync(Token);
        return found.ToJson().Replace("\"", "", StringComparison.Ordinal).Replace("{ ", "{", StringComparison.Ordinal).Replace(" }", "}", StringComparison.Ordinal).Replace(" : ", ": ", StringComparison.Ordinal);
    }
}
