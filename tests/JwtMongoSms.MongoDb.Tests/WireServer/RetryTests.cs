using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>Writes that are sent again under their <c>lsid</c> and <c>txnNumber</c>.</summary>
public sealed class RetryTests : WireServerTest
{
    private const string Session = "lsid: { id: UUID('00112233-4455-6677-8899-aabbccddeeff') }";
    private const string OtherSession = "lsid: { id: UUID('ffeeddcc-bbaa-9988-7766-554433221100') }";

    [Fact]
    public async Task A_change_that_is_sent_again_has_its_old_reply_and_happens_once()
    {
        using var first = new RawConnection(Server);
        using var second = new RawConnection(Server);

        var reply = await first.RunAsync(Increment(1));
        await first.RunAsync("{ update: 'things', updates: [{ q: { _id: 1 }, u: { $set: { other: 1 } } }] }");

        Assert.Equal(reply, await second.RunAsync(Increment(1)));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task A_new_number_or_session_is_a_new_write_and_an_old_number_is_refused()
    {
        using var connection = new RawConnection(Server);
        foreach (var command in new[] { Increment(1), Increment(5), Increment(1).Replace(Session, OtherSession, StringComparison.Ordinal) })
            await connection.RunAsync(command);

        Assert.Equal("TransactionTooOld", (await connection.RunAsync(Increment(4)))["codeName"]);
        Assert.Equal(3, await CountAsync());
    }

    [Fact]
    public async Task A_write_that_found_nothing_is_tried_anew()
    {
        using var connection = new RawConnection(Server);

        Assert.Equal(BsonNull.Value, (await connection.RunAsync(Increment(1, isUpsert: false)))["value"]);
        await Documents.InsertOneAsync(BsonDocument.Parse("{ _id: 1, n: 5 }"), cancellationToken: Token);

        Assert.Equal(6, (await connection.RunAsync(Increment(1, isUpsert: false)))["value"]["n"]);
    }

    [Fact]
    public async Task A_repeat_waits_for_the_first_that_still_runs()
    {
        const int rounds = 50;
        var connections = Enumerable.Range(0, 20).Select(_ => new RawConnection(Server)).ToList();
        for (var round = 1; round <= rounds; round++)
        {
            var hold = Server.Faults.On("findAndModify").Times(connections.Count).HoldBefore();
            var repeats = connections.Select(connection => connection.RunAsync(Increment(round))).ToList();
            foreach (var _ in repeats)
                await hold.ReachedAsync(Token);

            hold.Release();
            Assert.Single((await Task.WhenAll(repeats)).Distinct());
        }

        Assert.Equal(rounds, await CountAsync());
        connections.ForEach(connection => connection.Dispose());
    }

    private static string Increment(int number, bool isUpsert = true)
    {
        var upsert = isUpsert ? "upsert: true, " : "";
        const string change = "query: { _id: 1 }, update: { $inc: { n: 1 } }, new: true";
        return $"{{ findAndModify: 'things', {change}, {upsert}{Session}, txnNumber: NumberLong({number}) }}";
    }
}
