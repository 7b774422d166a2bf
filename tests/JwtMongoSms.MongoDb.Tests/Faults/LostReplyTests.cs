using JwtMongoSms.MongoDb.Tests.Commands;
using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using MongoDB.Driver;
using TestSupport;
using TestSupport.Mongo;
using Race = JwtMongoSms.Testing.Contracts.Race;

namespace JwtMongoSms.MongoDb.Tests.Faults;

/// <summary>
/// The connection ends after the write and before the reply. Two hundred calls of a verb are done and wait for their reply then; where the
/// driver or the verb itself tries again, it happens to the second try too.
/// </summary>
public sealed class LostReplyTests
{
    private static readonly string[] Reads =
    [
        "FindAsync", "FindByPhoneNumberAsync", "ListAsync", "ListPhoneNumbersAsync", "FindNumberAsync", "FindWindowsAsync",
        "EnsureReadableAsync",
    ];

    public static TheoryData<string, bool> Verbs { get; }
        = [.. LostReplies.All.Keys.SelectMany(verb => new[] { (verb, true), (verb, false) })];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_verb_that_writes_is_among_them()
        => Assert.Equal(StoreVerbs.Declared.Where(verb => !Reads.Any(verb.EndsWith)).Order(), LostReplies.All.Keys.Order());

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_verb_whose_reply_is_lost_has_happened_once_and_says_that_it_does_not_know(string verb, bool retryWrites)
    {
        await using var server = MongoWireServer.Start(new FakeTimeProvider(Given.Start));
        using var client = Connect(server, retryWrites);
        using var stores = new MongoStores(client.GetDatabase("faults"));
        var acknowledged = await Race.RunAsync(async _ => await StoreVerbs.StoreSessionAsync(stores, Token));
        var (command, collection, prepare) = LostReplies.All[verb];
        var replies = await Race.RunAsync(caller => prepare(stores, caller));

        var isSentAgain = (retryWrites && command == "findAndModify") || verb.EndsWith("RevokeAllAsync", StringComparison.Ordinal);
        var holds = Enumerable.Range(0, isSentAgain ? 2 : 1)
            .Select(_ => server.Faults.On(command, collection).Times(Race.Callers).HoldAfter()).ToList();
        var calls = replies.Select(reply => Assert.ThrowsAsync<StoreException>(reply.CallAsync)).ToList();
        foreach (var hold in holds)
        {
            for (var caller = 0; caller < Race.Callers; caller++)
                await hold.ReachedAsync(Token);

            await server.StopAsync();
            server.Restart();
        }

        Assert.All(await Task.WhenAll(calls), exception => Assert.Equal(StoreFailure.Unavailable, exception.Failure));
        await Race.RunAsync(async caller =>
        {
            await replies[caller].CheckAsync();
            return true;
        });

        await MustBeAsBeforeAsync(client, stores, acknowledged);
        server.AssertNothingRefused();
    }

    private static async Task MustBeAsBeforeAsync(MongoClient client, MongoStores stores, Session[] acknowledged)
    {
        foreach (var session in acknowledged)
            Assert.True((await stores.Sessions.FindAsync(session.Id, Token))!.IsLive(Given.Start));

        var users = await client.GetDatabase("faults").GetCollection<BsonDocument>("users")
            .Find(FilterDefinition<BsonDocument>.Empty).ToListAsync(Token);
        Assert.Equal(users.Count, users.DistinctBy(user => user["phoneNumber"]).Count());
    }

    private static MongoClient Connect(MongoWireServer server, bool retryWrites)
    {
        var settings = MongoClientSettings.FromConnectionString(server.ConnectionString);
        settings.RetryWrites = retryWrites;
        settings.MaxConnectionPoolSize = 2 * Race.Callers;
        return new MongoClient(settings);
    }
}
