using MongoDB.Bson;
using MongoDB.Driver;
using static JwtMongoSms.MongoDb.Tests.WireServer.TestCollection;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>Updates that MongoDB refuses. None of them changes anything.</summary>
public sealed class UpdateErrorTests(Servers servers)
{
    private const string Document = "{_id: 1, a: 'x', n: null, i: NumberLong('9223372036854775807'), w: {d: 1}, l: [1]}";

    public static TheoryData<string, string, int> Wrong { get; } = Combine(
        ("{$inc: {a: 1}}", 14),
        ("{$inc: {n: 1}}", 14),
        ("{$inc: {'w.d': 'x'}}", 14),
        ("{$inc: {i: 1}}", 2),
        ("{$set: {'a.b': 1}}", 28),
        ("{$set: {'n.b': 1}}", 28),
        ("{$inc: {'a.b': 1}}", 28),
        ("{$set: {'l.x': 1}}", 28),
        ("{$set: {w: 1}, $inc: {'w.d': 1}}", 40),
        ("{$set: {'w.d': 1}, $unset: {w: ''}}", 40),
        ("{$set: {b: 1}, $inc: {b: 1}}", 40),
        ("{$inc: {'w.D': 1}, $set: {'w.D': 1}}", 40),
        ("{$set: {_id: 2}}", 66),
        ("{$unset: {_id: ''}}", 66),
        ("{$inc: {_id: 1}}", 66),
        ("{$set: {'w.': 1}}", 56),
        ("{$set: {'': 1}}", 56),
        ("{$set: 5}", 9),
        ("{$nonsense: {a: 1}}", 9));

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_update_changes_nothing(string server, string update, int code)
    {
        var collection = await servers.FillAsync(server, Document);

        var error = await WriteErrorAsync(() => collection.UpdateAsync("{_id: 1}", update));
        var command = await CommandErrorAsync(() => collection.Driver.FindOneAndUpdateAsync(
            new BsonDocument("_id", 1), BsonDocument.Parse(update), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal((code, code), (error.Code, command.Code));
        Assert.Equal(Json(Document), await collection.ReadAsync());
        Assert.DoesNotContain(servers.Refusals, refusal => refusal.Contains(collection.Name, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_part_that_could_be_done_is_not_done_when_another_fails(string server)
    {
        var collection = await servers.FillAsync(server, Document);

        await WriteErrorAsync(() => collection.UpdateAsync("{_id: 1}", "{$set: {A: 1, z: 2}, $inc: {a: 1}}"));

        Assert.Equal(Json(Document), await collection.ReadAsync());
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Setting_an_id_to_what_it_is_is_no_change_of_it(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1}");

        Assert.Equal(Json("{_id: 1, a: 1}"), await collection.ChangeAsync("{$set: {_id: 1, a: 1}}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_replacement_keeps_the_id_and_nothing_else(string server)
    {
        var collection = await servers.FillAsync(server, "{_id: 1, a: 1}");
        var token = TestContext.Current.CancellationToken;

        await collection.Driver.ReplaceOneAsync(new BsonDocument("a", 1), new BsonDocument("b", 2), cancellationToken: token);
        Assert.Equal(Json("{_id: 1, b: 2}"), await collection.ReadAsync());

        var replacement = new BsonDocument { { "_id", 2 }, { "b", 3 } };
        Assert.Equal(66, (await WriteErrorAsync(() => collection.Driver.ReplaceOneAsync(new BsonDocument("b", 2), replacement, cancellationToken: token))).Code);
    }

    public static TheoryData<string> All => Servers.All;

    private static TheoryData<string, string, int> Combine(params (string Update, int Code)[] updates)
    {
        var data = new TheoryData<string, string, int>();
        foreach (var server in Servers.All)
        {
            foreach (var (update, code) in updates)
                data.Add(server.Data, update, code);
        }

        return data;
    }
}
