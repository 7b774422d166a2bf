using MongoDB.Bson;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>Filters that MongoDB refuses.</summary>
public sealed class FilterErrorTests(Servers servers)
{
    public static TheoryData<string, string> Wrong { get; } = Combine(
        "{$and: []}",
        "{$or: {}}",
        "{$or: [1]}",
        "{$not: {a: 1}}",
        "{a: {$gt: 1, b: 2}}",
        "{a: {$in: 1}}",
        "{a: {$in: [{$gt: 1}]}}",
        "{a: {$not: 5}}",
        "{a: {$not: {}}}",
        "{a: {$type: 'nothing'}}");

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_filter_that_means_nothing_is_a_bad_value(string server, string filter)
    {
        var collection = await servers.FillAsync(server, "{_id: 1}");

        var error = await TestCollection.CommandErrorAsync(() => collection.RunAsync(new BsonDocument { { "find", collection.Name }, { "filter", BsonDocument.Parse(filter) } }));

        Assert.Equal((2, "BadValue"), (error.Code, error.CodeName));
        Assert.DoesNotContain(servers.Refusals, refusal => refusal.Contains(collection.Name, StringComparison.Ordinal));
    }

    private static TheoryData<string, string> Combine(params string[] filters)
    {
        var data = new TheoryData<string, string>();
        foreach (var server in Servers.All)
        {
            foreach (var filter in filters)
                data.Add(server.Data, filter);
        }

        return data;
    }
}
