using static JwtMongoSms.MongoDb.Tests.WireServer.TestCollection;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>What each operator of an update does.</summary>
public sealed class UpdateOperatorTests(Servers servers)
{
    public static TheoryData<string> All => Servers.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task Set_writes_a_field_and_the_documents_on_its_way(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: 1, w: {x: 1}}");

        Assert.Equal(Json("{_id: 1, a: 'x', w: {x: 1, y: 2}, z: {p: {q: null}}}"), await collection.ChangeAsync("{$set: {a: 'x', 'w.y': 2, 'z.p.q': null}}"));
        Assert.Equal(Json("{_id: 1, a: {b: 1}, w: {x: 1, y: 2}, z: {p: {q: null}}}"), await collection.ChangeAsync("{$set: {a: {b: 1}}}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task New_fields_are_added_in_the_order_of_their_paths(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1}");

        Assert.Equal(Json("{_id: 1, a: 1, b: {c: 2, d: 1}, e: 1}"), await collection.ChangeAsync("{$set: {e: 1, 'b.d': 1}, $inc: {a: 1, 'b.c': 2}}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Set_reaches_elements_of_arrays(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: [1, {b: 2}]}");

        Assert.Equal(Json("{_id: 1, a: [9, {b: 3}]}"), await collection.ChangeAsync("{$set: {'a.0': 9, 'a.1.b': 3}}"));
        Assert.Equal(Json("{_id: 1, a: [9, {b: 3}, null, 4]}"), await collection.ChangeAsync("{$set: {'a.3': 4}}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Unset_takes_a_field_away_and_nothing_else(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: 1, w: {x: 1, y: 2}, b: [1, 2]}");

        Assert.Equal(Json("{_id: 1, w: {y: 2}, b: [1, 2]}"), await collection.ChangeAsync("{$unset: {a: '', 'w.x': 1, 'n.o': ''}}"));
        Assert.Equal(Json("{_id: 1, w: {}, b: [1, 2]}"), await collection.ChangeAsync("{$unset: {'w.y': ''}}"));
        Assert.Equal(Json("{_id: 1, w: {}, b: [null, 2]}"), await collection.ChangeAsync("{$unset: {'b.0': ''}}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Inc_adds_and_begins_at_nothing(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: 1, w: {d: 20}}");

        Assert.Equal(Json("{_id: 1, a: -1, w: {d: 21, e: 1}}"), await collection.ChangeAsync("{$inc: {a: -2, 'w.d': 1, 'w.e': 1}}"));
        Assert.Equal(Json("{_id: 1, a: -1, w: {d: 21, e: 1}}"), await collection.ChangeAsync("{$inc: {a: 0}}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Inc_widens_the_type_where_it_must(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, i: 2147483647, l: NumberLong(1), d: 1, m: 1}");

        Assert.Equal(
            Json("{_id: 1, i: NumberLong(2147483648), l: NumberLong(2), d: 1.5, m: NumberDecimal('1.1')}"),
            await collection.ChangeAsync("{$inc: {i: 1, l: 1, d: 0.5, m: NumberDecimal('0.1')}}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Max_and_min_only_move_one_way(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: 5, b: 5}");

        Assert.Equal(Json("{_id: 1, a: 7, b: 3, c: 1, d: 1}"), await collection.ChangeAsync("{$max: {a: 7, c: 1}, $min: {b: 3, d: 1}}"));
        Assert.Equal(Json("{_id: 1, a: 7, b: 3, c: 1, d: 1}"), await collection.ChangeAsync("{$max: {a: 6, c: 0}, $min: {b: 4, d: 1}}"));
        Assert.Equal(Json("{_id: 1, a: 'x', b: null, c: 1, d: 1}"), await collection.ChangeAsync("{$max: {a: 'x'}, $min: {b: null}}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Set_on_insert_leaves_what_is_there_alone(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: 1}");

        Assert.Equal(Json("{_id: 1, a: 1, b: 2}"), await collection.ChangeAsync("{$setOnInsert: {a: 9, c: 9}, $set: {b: 2}}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_changes_nothing_matches_and_modifies_nothing(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: 1}");

        var same = await collection.UpdateAsync("{_id: 1}", "{$set: {a: 1}}");
        var otherType = await collection.UpdateAsync("{_id: 1}", "{$set: {a: NumberLong(1)}}");
        var nobody = await collection.UpdateAsync("{_id: 2}", "{$set: {a: 1}}");

        Assert.Equal((1, 0), (same.MatchedCount, same.ModifiedCount));
        Assert.Equal((1, 1), (otherType.MatchedCount, otherType.ModifiedCount));
        Assert.Equal((0, 0), (nobody.MatchedCount, nobody.ModifiedCount));
    }
}
