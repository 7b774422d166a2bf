using MongoDB.Bson;
using TestSupport.Mongo;

namespace JwtMongoSms.AspNetCore.Tests.Mongo;

/// <summary>Something goes wrong with the one command that uses a code up.</summary>
public sealed class MongoFaultTests
{
    private const int People = 200;
    private static readonly Verdict Unavailable = new(503, "store_unavailable");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("dropped before the write", true, true)]
    [InlineData("dropped before the write", false, true)]
    [InlineData("dropped after the write", true, false)]
    [InlineData("dropped after the write", false, false)]
    [InlineData("not confirmed by a majority", true, false)]
    [InlineData("not confirmed by a majority", false, false)]
    [InlineData("later than the deadline", true, false)]
    [InlineData("later than the deadline", false, false)]
    [InlineData("no longer the primary", true, true)]
    [InlineData("no longer the primary", false, true)]
    public async Task Of_200_right_codes_whose_use_is_not_acknowledged_none_gets_a_token_and_none_works_twice(
        string fault, bool retryWrites, bool isUnused)
    {
        // Acceptance 10
        await using var mongo = await MongoApp.StartAsync(
            client: $"&maxPoolSize={2 * People}&retryWrites={(retryWrites ? "true" : "false")}", logged: LogLevel.Warning);
        var codes = await Task.WhenAll(Enumerable.Range(0, People).Select(async person =>
        {
            var challengeId = await mongo.App.AskAsync(Given.PhoneNumber(person).E164);
            return (ChallengeId: challengeId, Code: await mongo.Handset.CodeOfAsync(challengeId));
        }));

        Assert.All(
            await StrikeAsync(mongo, fault, retryWrites, () => GuessAllAsync(mongo, codes)), verdict => Assert.Equal(Unavailable, verdict));
        Assert.Equal((0, 0), await CountAsync(mongo));

        mongo.Server.Faults.Clear();
        while (!(await mongo.App.GetAsync("/health")).IsSuccessStatusCode)
            await Task.Yield();

        // What MongoDB had not done can be done now, once; what it had done is done.
        Assert.All(await GuessAllAsync(mongo, codes), verdict => Assert.Equal(isUnused ? Verdict.SignedIn : Verdict.Expired, verdict));
        Assert.All(await GuessAllAsync(mongo, codes), verdict => Assert.Equal(Verdict.Expired, verdict));
        Assert.Equal(isUnused ? (People, People) : (0, 0), await CountAsync(mongo));
    }

    private static async Task<Verdict[]> StrikeAsync(MongoApp mongo, string fault, bool retryWrites, Func<Task<Verdict[]>> guessAsync)
    {
        var uses = mongo.Server.Faults.When(IsUse);
        switch (fault)
        {
            case "not confirmed by a majority":
                // 91 is one that the driver tries again, 64 one that it doesn't.
                return await StruckAsync(uses.Always().WriteConcernError(retryWrites ? 91 : 64), guessAsync);

            case "no longer the primary":
                return await StruckAsync(uses.Always().NotWritablePrimary(), guessAsync);

            case "later than the deadline":
                var late = uses.Times(People).HoldAfter();
                var guesses = guessAsync();
                await AllReachedAsync(late);
                mongo.App.Time.Advance(TimeSpan.FromSeconds(4));
                var verdicts = await guesses;
                late.Release();
                return verdicts;

            default:
                var holds = Enumerable.Range(0, retryWrites ? 2 : 1).Select(_ => fault.Contains(
                    "before", StringComparison.Ordinal) ? uses.Times(People).HoldBefore() : uses.Times(People).HoldAfter()).ToList();
                var lost = guessAsync();
                foreach (var hold in holds)
                {
                    await AllReachedAsync(hold);
                    await mongo.Server.StopAsync();
                    mongo.Server.Restart();
                }

                return await lost;
        }
    }

    private static async Task<Verdict[]> StruckAsync(Fault fault, Func<Task<Verdict[]>> guessAsync)
    {
        var verdicts = await guessAsync();
        Assert.InRange(fault.Taken, People, 2 * People);
        return verdicts;
    }

    private static bool IsUse(RecordedCommand command)
        => command is { Name: "findAndModify", Collection: "signInChallenges" } && command.Body["update"].AsBsonDocument.Contains("$set");

    private static async Task AllReachedAsync(Hold hold)
    {
        for (var person = 0; person < People; person++)
            await hold.ReachedAsync(Token);
    }

    private static Task<Verdict[]> GuessAllAsync(MongoApp mongo, (string ChallengeId, string Code)[] codes)
        => Task.WhenAll(codes.Select(code => mongo.App.GuessAsync(code.ChallengeId, code.Code)));

    private static async Task<(long Users, long Sessions)> CountAsync(MongoApp mongo) => (
        await mongo.Collection("users").CountDocumentsAsync(new BsonDocument(), cancellationToken: Token),
        await mongo.Collection("signInSessions").CountDocumentsAsync(new BsonDocument(), cancellationToken: Token));
}
