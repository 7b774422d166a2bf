namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>How a filter looks into documents and arrays.</summary>
public sealed class ArrayFilterTests(Servers servers)
{
    public static TheoryData<string> All => Servers.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_path_leads_through_documents(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, w: {d: 3}}", "{_id: 2, w: {e: 3}}", "{_id: 3, w: 5}", "{_id: 4}", "{_id: 5, w: null}");

        Assert.Equal([1], await collection.MatchAsync("{'w.d': 3}"));
        Assert.Equal([2, 3, 4, 5], await collection.MatchAsync("{'w.d': null}"));
        Assert.Equal([2, 3, 4, 5], await collection.MatchAsync("{'w.d': {$not: {$gte: 3}}}"));
        Assert.Equal([2, 3, 4, 5], await collection.MatchAsync("{'w.d': {$exists: false}}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_array_matches_by_any_element_and_as_a_whole(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: [1, 2]}", "{_id: 2, a: [2, 1]}", "{_id: 3, a: 1}", "{_id: 4, a: [[1, 2]]}");

        Assert.Equal([1, 2, 3], await collection.MatchAsync("{a: 1}"));
        Assert.Equal([1, 4], await collection.MatchAsync("{a: [1, 2]}"));
        Assert.Equal([3, 4], await collection.MatchAsync("{a: {$ne: 2}}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Two_conditions_may_be_met_by_two_elements(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: [1, 9]}", "{_id: 2, a: [5]}", "{_id: 3, a: [9]}");

        Assert.Equal([1, 2], await collection.MatchAsync("{a: {$gt: 4, $lt: 6}}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_path_leads_through_each_document_of_an_array(string server)
    {
        var collection = await servers.FillAsync(
            server, "{_id: 1, a: [{b: 1}, {b: 2}]}", "{_id: 2, a: [{b: 2}, {c: 1}]}", "{_id: 3, a: [1, 2]}", "{_id: 4, a: []}", "{_id: 5, a: {b: [1, 3]}}");

        Assert.Equal([1, 5], await collection.MatchAsync("{'a.b': 1}"));
        Assert.Equal([2], await collection.MatchAsync("{'a.b': null}"));
        Assert.Equal([3, 4], await collection.MatchAsync("{'a.b': {$exists: false}}"));
        Assert.Equal([1, 2], await collection.MatchAsync("{'a.b': 2}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_number_in_a_path_is_an_element_or_a_field(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: [7, 8]}", "{_id: 2, a: {'0': 7}}", "{_id: 3, a: [{b: 7}]}", "{_id: 4, a: [8, 7]}", "{_id: 5, a: [{'0': 7}]}");

        Assert.Equal([1, 2, 5], await collection.MatchAsync("{'a.0': 7}"));
        Assert.Equal([3], await collection.MatchAsync("{'a.0.b': 7}"));
        Assert.Equal([1, 4], await collection.MatchAsync("{'a.1': {$exists: true}}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Binary_values_are_equal_with_their_subtype(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: BinData(0, 'AQID')}", "{_id: 2, a: BinData(128, 'AQID')}", "{_id: 3, a: BinData(0, 'AQI=')}");

        Assert.Equal([1], await collection.MatchAsync("{a: BinData(0, 'AQID')}"));
        Assert.Equal([1, 2], await collection.MatchAsync("{a: {$gt: BinData(0, 'AQI=')}}"));
    }
}
