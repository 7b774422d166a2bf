using JwtMongoSms.AspNetCore.Tests.Acceptance;

namespace JwtMongoSms.AspNetCore.Tests.Mongo;

/// <summary>What is told of requests while MongoDB quotes documents in its errors.</summary>
[Collection(nameof(Alone))]
public sealed class MongoSecrecyTests
{
    private const int People = 40;

    [Fact]
    public async Task No_log_no_trace_no_metric_and_no_exception_of_ours_holds_a_secret_though_MongoDB_quotes_them()
    {
        using var telemetry = new TelemetryCollector();
        await using var mongo = await MongoApp.StartAsync(new() { ["Codes:Length"] = "10" });

        // A client that leaves no traces of its own: its path is the secret's rightful owner's.
        using var client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null })
        {
            BaseAddress = mongo.App.Client.BaseAddress,
        };
        var visits = Enumerable.Range(0, People).Select(person => new Visit(client, Given.PhoneNumber(person).E164, Next(person).E164))
            .ToList();
        for (var person = 0; person < People; person++)
        {
            Quote(mongo, person);
            await visits[person].RunAsync(phoneNumber => LastCodeAsync(mongo));
        }

        await mongo.App.StopAsync();
        telemetry.Dispose();
        Assert.NotEmpty(mongo.App.Logs.With("unique index of the application's"));
        Assert.NotEmpty(mongo.App.Logs.With("error 4711 SomeName"));
        Assert.NotEmpty(telemetry.Traces);

        var secrets = Secrets(visits);
        Assert.NotEmpty(secrets.LeaksIn([$"It is {Given.PhoneNumber(7).E164}."]));
        Assert.Empty(secrets.LeaksIn(mongo.App.Logs.Lines.Select(line => line.Text)));
        Assert.Empty(secrets.LeaksIn(telemetry.Traces));
        Assert.Empty(secrets.LeaksIn(telemetry.Metrics));

        // What the driver throws we catch; what the server throws is here because it is in this process.
        var ours = telemetry.Exceptions
            .Where(exception => exception.StartsWith("JwtMongoSms.StoreException", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(ours);
        Assert.Empty(secrets.LeaksIn(ours));
    }

    private static PhoneNumber Next(int person) => Given.PhoneNumber(100_000 + person);

    // One of four signs in; the others meet a server that says too much, each at another command.
    private static void Quote(MongoApp mongo, int person)
    {
        mongo.Server.Faults.Clear();
        var words = "E11000 duplicate key error dup key: "
            + $"{{ phoneNumber: \"{Given.PhoneNumber(person).E164}\" }} {{ phoneNumber: \"{Next(person).E164}\" }}";
        switch (person % 4)
        {
            case 0:
                mongo.Server.Faults.On("findAndModify", "users").Times(person % 8 == 0 ? 1 : 0).Fail(11000, "DuplicateKey", words);
                mongo.Server.Faults.On("delete", "users").Fail(4711, "SomeName", words);
                break;

            case 1:
                mongo.Server.Faults.On("findAndModify", "users").Always().Fail(11000, "DuplicateKey", words);
                break;

            case 2:
                mongo.Server.Faults.On("insert", "signInSessions").Always().Fail(4711, "SomeName", words);
                break;

            case 3:
                mongo.Server.Faults.On("find", "signInLimits").Always().Fail(4711, "SomeName", words);
                break;
        }
    }

    private static async Task<string> LastCodeAsync(MongoApp mongo)
    {
        var challenge = mongo.Server.CommandsNamed("insert", "signInChallenges")[^1].Body["documents"][0]["_id"].AsByteArray;
        return await mongo.Handset.CodeOfAsync(ChallengeHash.FromHash(challenge));
    }

    private static ByteSearch Secrets(IReadOnlyList<Visit> visits)
    {
        var search = new ByteSearch().Add("the root secret", TestApp.Secret);
        for (var person = 0; person < visits.Count; person++)
        {
            search.Add("a number", Given.PhoneNumber(person).E164[1..]).Add("a number", Next(person).E164[1..]);
            foreach (var (name, text) in visits[person].Secrets)
                search.Add(name, text, standsAlone: name == "a code");
        }

        return search;
    }
}
