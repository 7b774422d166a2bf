using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>Writes that are sent again under their number.</summary>
public sealed class RetryTests : WireServerTest
{
    private const string Session = "lsid: {id: UUID('00112233-4455-6677-8899-aabbccddeeff')}";
    private const string OtherSession = "lsid: {id: UUID('ffeeddcc-bbaa-9988-7766-554433221100')}";

    [Fact]
    public async Task A_change_that_is_sent_again_is_answered_again_and_done_once()
    {
        using var connection = new RawConnection(Server);
        var command = FindAndModify("{_id: 1}", 1);

        var first = await connection.RunAsync(command);
        await connection.RunAsync("{update: 'things', updates: [{q: {_id: 1}, u: {$set: {other: 1}}}], $db: 'test'}");
        using var second = new RawConnection(Server);
        var again = await second.RunAsync(command);

        Assert.Equal(first, again);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task A_new_number_is_a_new_write_and_an_old_one_is_refused()
    {
        using var connection = new RawConnection(Server);
        await connection.RunAsync(FindAndModify("{_id: 1}", 1));
        await connection.RunAsync(FindAndModify("{_id: 1}", 5));

        var late = await connection.RunAsync(FindAndModify("{_id: 1}", 4));

        Assert.Equal((225, "TransactionTooOld"), (late["code"].AsInt32, late["codeName"].AsString));
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task Another_session_counts_for_itself()
    {
        using var connection = new RawConnection(Server);
        await connection.RunAsync(FindAndModify("{_id: 1}", 7));

        await connection.RunAsync(FindAndModify("{_id: 1}", 1).Replace(Session, OtherSession, StringComparison.Ordinal));

        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task A_write_that_found_nothing_is_tried_anew()
    {
        using var connection = new RawConnection(Server);
        var command = FindAndModify("{_id: 1}", 1, upsert: false);

        Assert.Equal(BsonNull.Value, (await connection.RunAsync(command))["value"]);
        await Documents.InsertOneAsync(BsonDocument.Parse("{_id: 1, n: 5}"), cancellationToken: Token);

        Assert.Equal(6, (await connection.RunAsync(command))["value"]["n"]);
    }

    [Fact]
    public async Task Of_several_inserts_only_the_missing_are_made_up_for()
    {
        using var connection = new RawConnection(Server);
        await Documents.InsertOneAsync(BsonDocument.Parse("{_id: 2, mine: false}"), cancellationToken: Token);
        const string command = $"{{insert: 'things', documents: [{{_id: 1}}, {{_id: 2}}, {{_id: 3}}], {Session}, txnNumber: NumberLong(1), $db: 'test'}}";

        var first = await connection.RunAsync(command);
        await Documents.DeleteManyAsync(new BsonDocument(), Token);
        var again = await connection.RunAsync(command);

        Assert.Equal((1, 1), (first["n"].AsInt32, first["writeErrors"].AsBsonArray.Count));
        Assert.Equal((3, false), (again["n"].AsInt32, again.Contains("writeErrors")));
        Assert.Equal([2, 3], (await Documents.Find(new BsonDocument()).ToListAsync(Token)).Select(document => document["_id"].AsInt32));
    }

    [Fact]
    public async Task Updates_and_deletes_are_remembered_one_by_one()
    {
        using var connection = new RawConnection(Server);
        const string update = $"{{update: 'things', updates: [{{q: {{_id: 1}}, u: {{$inc: {{n: 1}}}}, upsert: true}}, {{q: {{_id: 1}}, u: {{$inc: {{n: 1}}}}}}], {Session}, txnNumber: NumberLong(1), $db: 'test'}}";
        var first = await connection.RunAsync(update);

        Assert.Equal(first, await connection.RunAsync(update));
        Assert.Equal((2, 1), (first["n"].AsInt32, first["nModified"].AsInt32));
        Assert.Equal(2, await CountAsync());

        const string delete = $"{{delete: 'things', deletes: [{{q: {{_id: 1}}, limit: 1}}], {Session}, txnNumber: NumberLong(2), $db: 'test'}}";
        Assert.Equal(1, (await connection.RunAsync(delete))["n"]);
        await Documents.InsertOneAsync(BsonDocument.Parse("{_id: 1, n: 9}"), cancellationToken: Token);
        Assert.Equal(1, (await connection.RunAsync(delete))["n"]);
        Assert.Equal(9, await CountAsync());
    }

    [Theory]
    [InlineData("{update: 'things', updates: [{q: {}, u: {$set: {a: 1}}, multi: true}], SESSION, txnNumber: NumberLong(1), $db: 'test'}")]
    [InlineData("{delete: 'things', deletes: [{q: {}, limit: 0}], SESSION, txnNumber: NumberLong(1), $db: 'test'}")]
    [InlineData("{insert: 'things', documents: [{_id: 1}], txnNumber: NumberLong(1), $db: 'test'}")]
    public async Task What_cannot_be_sent_again_must_not_say_so(string command)
    {
        using var connection = new RawConnection(Server);

        var reply = await connection.RunAsync(command.Replace("SESSION", Session, StringComparison.Ordinal));

        Assert.Equal((0, 72, "InvalidOptions"), (reply["ok"].ToInt32(), reply["code"].AsInt32, reply["codeName"].AsString));
    }

    [Fact]
    public async Task One_that_is_sent_again_while_the_first_still_runs_waits_for_it()
    {
        var command = FindAndModify("{_id: 1}", 1);

        var replies = await Testing.Race.RunAsync(async _ =>
        {
            using var connection = new RawConnection(Server);
            return await connection.RunAsync(command);
        });

        Assert.Single(replies.Distinct());
        Assert.Equal(1, await CountAsync());
    }

    private static string FindAndModify(string query, int number, bool upsert = true)
        => $"{{findAndModify: 'things', query: {query}, update: {{$inc: {{n: 1}}}}, new: true, upsert: {(upsert ? "true" : "false")}, {Session}, txnNumber: NumberLong({number}), $db: 'test'}}";
}
