using JwtMongoSms.MongoDb.Indexes;
using MongoDB.Bson;
using MongoDB.Driver;
using TestSupport;

namespace JwtMongoSms.MongoDb.Tests.Commands;

/// <summary>What the driver sends for each verb, heard by its command listener, whatever the application has set on its client.</summary>
public sealed class CommandTests : IAsyncLifetime
{
    private static readonly string[] Writes = ["insert", "update", "delete", "findAndModify"];

    private readonly CommandListener listener = new();
    private TestDatabase place = null!;
    private MongoStores stores = null!;

    public static TheoryData<string> Verbs { get; } = [.. StoreVerbs.All.Keys];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        place = await TestDatabase.OpenAsync(settings =>
        {
            settings.WriteConcern = WriteConcern.W1;
            settings.ReadPreference = ReadPreference.SecondaryPreferred;
            settings.ReadConcern = ReadConcern.Available;
            listener.ListenTo(settings);
        });
        stores = new MongoStores(place.Database);
    }

    [Fact]
    public void Every_verb_is_looked_at() => Assert.Equal(StoreVerbs.Declared.Order(), StoreVerbs.All.Keys.Order());

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_verb_is_one_command_and_a_refusal_that_closes_a_challenge_or_a_guess_at_a_number_is_two(string verb)
        => Assert.Equal(
            verb is "IChallengeStore.RefuseAsync" or "IChallengeStore.CountAttemptByNumberAsync" ? 2 : 1,
            (await CommandsOfAsync(verb)).Count);

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Every_command_tells_MongoDB_what_is_left_of_the_deadline_and_compares_text_byte_by_byte(string verb)
    {
        foreach (var command in await CommandsOfAsync(verb))
        {
            Assert.Equal(4000, command["maxTimeMS"].ToInt32());
            var (name, statements) = (command.GetElement(0).Name, command.GetValue("updates", command.GetValue("deletes", null)));
            if (name != "insert")
                Assert.Equal(new BsonDocument("locale", "simple"), (statements?[0] ?? command)["collation"]);
        }
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Every_write_waits_for_a_majority_and_its_journal_and_every_read_asks_the_primary(string verb)
    {
        foreach (var command in await CommandsOfAsync(verb))
        {
            if (Writes.Contains(command.GetElement(0).Name))
                Assert.Equal(new BsonDocument { { "w", "majority" }, { "wtimeout", 3000 }, { "j", true } }, command["writeConcern"]);
            else
                Assert.Equal(
                    ("find", "primary", false), (command.GetElement(0).Name, ReadPreferenceOf(command), command.Contains("readConcern")));
        }
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Every_command_finds_what_it_looks_for_by_an_index(string verb)
    {
        foreach (var command in await CommandsOfAsync(verb))
        {
            var indexes = await StoreIndex.ListAsync(place.Database.GetCollection<BsonDocument>(command[0].AsString), Token);
            foreach (var filter in IndexUse.FiltersOf(command))
                Assert.True(IndexUse.IsServed(filter, indexes), $"No index serves {filter}.");
        }
    }

    [Theory]
    [InlineData("{ streak: 100 }", false)]
    [InlineData("{ phoneNumber: { $gt: '+44' } }", false)]
    [InlineData("{ $or: [{ phoneNumber: '+447400123456' }] }", false)]
    [InlineData("{ phoneNumber: '+447400123456', streak: 100 }", true)]
    [InlineData("{ _id: 1 }", true)]
    public void A_filter_that_no_index_serves_is_found_out(string filter, bool isServed)
    {
        BsonDocument[] indexes = [new("key", new BsonDocument("_id", 1)), new("key", new BsonDocument("phoneNumber", 1))];
        Assert.Equal(isServed, IndexUse.IsServed(BsonDocument.Parse(filter), indexes));
    }

    [Fact]
    public async Task A_guess_beyond_the_budget_takes_two_commands_and_changes_nothing()
    {
        var things = await StoreVerbs.StoreAsync(stores, Token);
        var today = DateOnly.FromDateTime(Given.Start.UtcDateTime);
        while (await stores.Limits.ReserveGuessAsync(things.Key, Given.GuessLimits, today, Token))
        {
        }

        listener.Take();
        Assert.False(await stores.Limits.ReserveGuessAsync(things.Key, Given.GuessLimits, today, Token));
        Assert.Equal(["findAndModify", "findAndModify"], listener.Take().Select(command => command.GetElement(0).Name));
    }

    public async ValueTask DisposeAsync()
    {
        stores.Dispose();
        await place.DisposeAsync();
    }

    private async Task<IReadOnlyList<BsonDocument>> CommandsOfAsync(string verb)
    {
        var things = await StoreVerbs.StoreAsync(stores, Token);
        listener.Take();
        await StoreVerbs.All[verb](stores, things, Token);
        return listener.Take();
    }

    private static string ReadPreferenceOf(BsonDocument command)
        => command.TryGetValue("$readPreference", out var preference) ? preference["mode"].AsString : "primary";
}
