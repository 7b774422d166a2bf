namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>Which documents a filter matches.</summary>
public sealed class FilterTests(Servers servers)
{
    public static TheoryData<string> All => Servers.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task Equality_is_of_the_whole_value(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: 5}", "{_id: 2, a: '5'}", "{_id: 3, a: {b: 1, c: 2}}", "{_id: 4, a: {c: 2, b: 1}}", "{_id: 5, a: true}");

        Assert.Equal([1], await collection.MatchAsync("{a: 5}"));
        Assert.Equal([2], await collection.MatchAsync("{a: {$eq: '5'}}"));
        Assert.Equal([3], await collection.MatchAsync("{a: {b: 1, c: 2}}"));
        Assert.Equal([], await collection.MatchAsync("{a: {b: 1}}"));
        Assert.Equal([5], await collection.MatchAsync("{a: true}"));
        Assert.Equal([1, 2, 3, 4, 5], await collection.MatchAsync("{}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Numbers_of_all_types_are_compared_by_their_value(string server)
    {
        var collection = await servers.FillAsync(
            server, "{_id: 1, a: 5}", "{_id: 2, a: 5.0}", "{_id: 3, a: NumberLong(5)}", "{_id: 4, a: NumberDecimal('5.00')}", "{_id: 5, a: 5.5}", "{_id: 6, a: NumberLong('9007199254740993')}");

        Assert.Equal([1, 2, 3, 4], await collection.MatchAsync("{a: 5}"));
        Assert.Equal([5], await collection.MatchAsync("{a: {$gt: NumberLong(5), $lt: 6}}"));
        Assert.Equal([], await collection.MatchAsync("{a: 9007199254740992.0}"));
        Assert.Equal([6], await collection.MatchAsync("{a: {$gt: 9007199254740992.0}}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Null_matches_null_and_what_is_missing(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: null}", "{_id: 2}", "{_id: 3, a: 1}", "{_id: 4, a: [1, null]}", "{_id: 5, a: []}");

        Assert.Equal([1, 2, 4], await collection.MatchAsync("{a: null}"));
        Assert.Equal([3, 5], await collection.MatchAsync("{a: {$ne: null}}"));
        Assert.Equal([1, 2, 3, 4], await collection.MatchAsync("{a: {$in: [null, 1]}}"));
        Assert.Equal([1, 2, 4], await collection.MatchAsync("{a: {$gte: null}}"));
        Assert.Equal([], await collection.MatchAsync("{a: {$gt: null}}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Existence_is_not_about_the_value(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: null}", "{_id: 2}", "{_id: 3, a: []}", "{_id: 4, a: {b: 1}}");

        Assert.Equal([1, 3, 4], await collection.MatchAsync("{a: {$exists: true}}"));
        Assert.Equal([2], await collection.MatchAsync("{a: {$exists: false}}"));
        Assert.Equal([4], await collection.MatchAsync("{'a.b': {$exists: true}}"));
        Assert.Equal([1, 3], await collection.MatchAsync("{a: {$exists: 1}, 'a.b': {$exists: 0}}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Greater_and_less_stay_within_one_kind_of_value(string server)
    {
        var collection = await servers.FillAsync(
            server, "{_id: 1, a: 5}", "{_id: 2, a: '5'}", "{_id: 3, a: ISODate('2031-05-06T12:00:00Z')}", "{_id: 4}", "{_id: 5, a: null}", "{_id: 6, a: false}", "{_id: 7, a: 1}");

        Assert.Equal([1], await collection.MatchAsync("{a: {$gt: 1}}"));
        Assert.Equal([1, 7], await collection.MatchAsync("{a: {$gte: 1}}"));
        Assert.Equal([7], await collection.MatchAsync("{a: {$lt: 5}}"));
        Assert.Equal([1, 7], await collection.MatchAsync("{a: {$lte: 5}}"));
        Assert.Equal([2], await collection.MatchAsync("{a: {$gt: ''}}"));
        Assert.Equal([3], await collection.MatchAsync("{a: {$lte: ISODate('2031-05-06T12:00:00Z')}}"));
        Assert.Equal([], await collection.MatchAsync("{a: {$lt: ISODate('2031-05-06T12:00:00Z')}}"));
        Assert.Equal([6], await collection.MatchAsync("{a: {$lt: true}}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_least_and_the_greatest_key_are_beyond_every_kind(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: 5}", "{_id: 2, a: 'x'}", "{_id: 3, a: MinKey}", "{_id: 4, a: MaxKey}");

        Assert.Equal([1, 2, 4], await collection.MatchAsync("{a: {$gt: MinKey}}"));
        Assert.Equal([1, 2, 3], await collection.MatchAsync("{a: {$lt: MaxKey}}"));
        Assert.Equal([3], await collection.MatchAsync("{a: MinKey}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task No_number_is_more_or_less_than_NaN(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: NaN}", "{_id: 2, a: 1}", "{_id: 3, a: -Infinity}");

        Assert.Equal([1], await collection.MatchAsync("{a: NaN}"));
        Assert.Equal([1], await collection.MatchAsync("{a: {$gte: NaN}}"));
        Assert.Equal([], await collection.MatchAsync("{a: {$lt: NaN}}"));
        Assert.Equal([3], await collection.MatchAsync("{a: {$lt: 1}}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task One_of_several_values_or_none_of_them(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: 1}", "{_id: 2, a: 2.0}", "{_id: 3, a: 'x'}", "{_id: 4}", "{_id: 5, a: [7, 1]}");

        Assert.Equal([1, 2, 5], await collection.MatchAsync("{a: {$in: [1, 2]}}"));
        Assert.Equal([3, 4], await collection.MatchAsync("{a: {$nin: [1, 2]}}"));
        Assert.Equal([], await collection.MatchAsync("{a: {$in: []}}"));
        Assert.Equal([1, 2, 3, 4, 5], await collection.MatchAsync("{a: {$nin: []}}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_is_not_so_may_be_missing(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: 20}", "{_id: 2, a: 19}", "{_id: 3}", "{_id: 4, a: 'x'}", "{_id: 5, a: null}");

        Assert.Equal([2, 3, 4, 5], await collection.MatchAsync("{a: {$not: {$gte: 20}}}"));
        Assert.Equal([1, 3, 4, 5], await collection.MatchAsync("{a: {$ne: 19}}"));
        Assert.Equal([1, 2], await collection.MatchAsync("{a: {$not: {$not: {$gt: 0}}}}"));
        Assert.Equal([3, 5], await collection.MatchAsync("{a: {$not: {$ne: null}}}"));
        Assert.Equal([1, 3, 4, 5], await collection.MatchAsync("{a: {$not: {$gt: 0, $lt: 20}}}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Conditions_are_joined(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: 1, b: 1}", "{_id: 2, a: 1, b: 2}", "{_id: 3, a: 2, b: 1}", "{_id: 4, a: 2, b: 2}");

        Assert.Equal([1], await collection.MatchAsync("{a: 1, b: 1}"));
        Assert.Equal([2], await collection.MatchAsync("{$and: [{a: 1}, {b: {$gt: 1}}]}"));
        Assert.Equal([1, 2, 3], await collection.MatchAsync("{$or: [{a: 1}, {b: 1}]}"));
        Assert.Equal([2], await collection.MatchAsync("{a: 1, $or: [{b: 2}, {a: 2}]}"));
        Assert.Equal([4], await collection.MatchAsync("{$nor: [{a: 1}, {b: 1}]}"));
        Assert.Equal([1, 4], await collection.MatchAsync("{$or: [{$and: [{a: 1}, {b: 1}]}, {$and: [{a: 2}, {b: 2}]}]}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_type_can_be_asked_for(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: 1}", "{_id: 2, a: NumberLong(1)}", "{_id: 3, a: 'x'}", "{_id: 4}", "{_id: 5, a: null}");

        Assert.Equal([1], await collection.MatchAsync("{a: {$type: 'int'}}"));
        Assert.Equal([1, 2], await collection.MatchAsync("{a: {$type: 'number'}}"));
        Assert.Equal([3, 5], await collection.MatchAsync("{a: {$type: [2, 'null']}}"));
    }
}
