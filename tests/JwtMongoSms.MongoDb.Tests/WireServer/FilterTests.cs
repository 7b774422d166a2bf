namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>Which documents a filter finds, and in which order.</summary>
public sealed class FilterTests : DatabaseTest
{
    [Theory]
    [InlineData("{ a: 5 }", 1, 6)]
    [InlineData("{ a: 7.0 }", 6, 7)]
    [InlineData("{ a: '5' }", 2)]
    [InlineData("{ a: true }", 11)]
    [InlineData("{ a: ObjectId('00000000000000000000000a') }", 10)]
    [InlineData("{ a: BinData(0, 'AQID') }", 8)]
    [InlineData("{ a: null }", 4, 5, 13, 14)]
    [InlineData("{ a: { $ne: null } }", 1, 2, 3, 6, 7, 8, 9, 10, 11, 12)]
    [InlineData("{ a: { $ne: 5 } }", 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14)]
    [InlineData("{ a: { $gt: 5 } }", 6, 7)]
    [InlineData("{ a: { $gte: 5 } }", 1, 6, 7)]
    [InlineData("{ a: { $lt: 7 } }", 1, 6)]
    [InlineData("{ a: { $lte: 5 } }", 1, 6)]
    [InlineData("{ a: { $gt: 5, $lt: 6 } }", 6)]
    [InlineData("{ a: { $gt: '' } }", 2)]
    [InlineData("{ a: { $lte: ISODate('2031-05-06T12:00:00Z') } }", 3)]
    [InlineData("{ a: { $lt: ISODate('2031-05-06T12:00:00Z') } }")]
    [InlineData("{ a: { $not: { $gte: 5 } } }", 2, 3, 4, 5, 8, 9, 10, 11, 12, 13, 14)]
    [InlineData("{ a: { $size: 2 } }", 6)]
    [InlineData("{ a: { $size: 0 } }", 12)]
    [InlineData("{ 'w.2026-11-27': 19 }", 14)]
    [InlineData("{ 'w.2026-11-27': { $gt: 0 } }", 13, 14)]
    [InlineData("{ 'w.2026-11-27': { $not: { $gte: 20 } }, b: 1 }", 14)]
    [InlineData("{ 'reports.1': { $not: { $gte: 3 } }, b: { $ne: null } }", 14)]
    [InlineData("{ $or: [{ a: 5 }, { b: 1 }] }", 1, 6, 14)]
    [InlineData("{}", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)]
    [InlineData("{ b: 1, $or: [{ a: 5 }, { a: null }] }", 14)]
    [InlineData("{ _id: 6, a: { $size: 2 } }", 6)]
    public async Task A_filter_finds_what_MongoDB_finds(string filter, params int[] ids)
    {
        var collection = await FillAsync(
            "{ _id: 1, a: 5 }",
            "{ _id: 2, a: '5' }",
            "{ _id: 3, a: ISODate('2031-05-06T12:00:00Z') }",
            "{ _id: 4 }",
            "{ _id: 5, a: null }",
            "{ _id: 6, a: [5, 7] }",
            "{ _id: 7, a: NumberLong(7) }",
            "{ _id: 8, a: BinData(0, 'AQID') }",
            "{ _id: 9, a: BinData(128, 'AQID') }",
            "{ _id: 10, a: ObjectId('00000000000000000000000a') }",
            "{ _id: 11, a: true }",
            "{ _id: 12, a: [] }",
            "{ _id: 13, w: { '2026-11-27': 20 } }",
            "{ _id: 14, w: { '2026-11-27': 19 }, b: 1, reports: { '1': 2 } }");

        Assert.Equal(ids, await MatchAsync(collection, filter));
    }

    [Theory]
    [InlineData("{ 'p.s.0': { $gt: 2 } }", 1)]
    [InlineData("{ 'p.s.1': { $lte: 2 } }", 1, 2)]
    [InlineData("{ 'p.s.1': 2 }", 1)]
    [InlineData("{ 'p.s.2': { $gt: 0 } }")]
    [InlineData("{ 'p.s.1': { $not: { $gt: 1 } } }", 2, 3, 4)]
    [InlineData("{ 'p.s.1': { $ne: 2 } }", 2, 3, 4)]
    [InlineData("{ 'p.s.1': { $exists: true } }", 1, 2)]
    [InlineData("{ 'p.1.s': { $gt: 0 } }", 3)]
    public async Task A_position_in_an_array_is_found_by_its_number(string filter, params int[] ids)
    {
        var collection = await FillAsync(
            "{ _id: 1, p: { s: [3, 2] } }", "{ _id: 2, p: { s: [2, 1] } }", "{ _id: 3, p: { s: [2], '1': { s: 1 } } }", "{ _id: 4 }");

        Assert.Equal(ids, await MatchAsync(collection, filter));
    }

    [Fact]
    public async Task Documents_come_in_the_order_of_the_first_key_then_of_the_second()
    {
        var collection = await FillAsync(
            "{ _id: 1, at: ISODate('2031-05-06T12:00:00Z') }",
            "{ _id: 2, at: ISODate('2031-05-06T12:00:01Z') }",
            "{ _id: 3, at: ISODate('2031-05-06T12:00:00Z') }",
            "{ _id: 4 }");

        Assert.Equal([2, 1, 3, 4], await MatchAsync(collection, "{}", "{ at: -1, _id: 1 }"));
        Assert.Equal([4, 3, 1], await MatchAsync(collection, "{}", "{ at: 1, _id: -1 }", limit: 3));
    }
}
