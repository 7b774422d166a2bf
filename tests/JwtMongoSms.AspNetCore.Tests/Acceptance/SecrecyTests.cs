namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>
/// What is told of requests to whoever reads logs and traces. Codes have 10 digits here, so that none is there by chance.
/// </summary>
[Collection(nameof(Alone))]
public sealed class SecrecyTests
{
    private const int Operations = 10_000;
    private const int WhileTheStoreIsBroken = 40;

    [Fact]
    public async Task After_10000_mixed_operations_no_log_no_trace_no_metric_and_no_exception_holds_a_secret_though_everything_is_told()
    {
        // Acceptance 15
        await using var twilio = await TalkativeTwilio.StartAsync();
        using var telemetry = new TelemetryCollector();
        await using var app = await TestApp.StartAsync(new(twilio.Settings) { ["Codes:Length"] = "10" });

        // A client that leaves no traces of its own: its path is the secret's rightful owner's.
        using var client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null })
        {
            BaseAddress = app.Client.BaseAddress,
        };
        Visit[] visits = [.. Enumerable.Range(0, (Operations / Visit.Operations) + 1).Select(
            number => new Visit(client, Given.PhoneNumber(number).E164, Next(number).E164))];
        var (well, broken) = (visits[WhileTheStoreIsBroken..], visits[..WhileTheStoreIsBroken]);
        await Parallel.ForEachAsync(
            well, TestContext.Current.CancellationToken, async (visit, _) => await visit.RunAsync(twilio.CodeAtAsync));
        await BreakStoreAsync(app, broken, twilio);
        await app.StopAsync();
        telemetry.Dispose();

        // It was a mixture, and what is looked through is not empty.
        var answers = visits.SelectMany(visit => visit.Statuses).ToList();
        Assert.InRange(answers.Count, Operations, Operations + Visit.Operations);
        Assert.Equal([200, 202, 204, 400, 401, 404, 405, 413, 415, 429, 503], answers.Distinct().Order());
        Assert.NotEmpty(app.Logs.With("/auth/code/status"));
        Assert.Contains(telemetry.Traces, trace => trace.Contains("/auth/code/status", StringComparison.Ordinal));
        Assert.Contains(telemetry.Metrics, metric => metric.Contains("outcome=code_incorrect", StringComparison.Ordinal));
        Assert.Contains(telemetry.Exceptions, exception => exception.Contains("JsonException", StringComparison.Ordinal));

        var secrets = Secrets(visits);
        Assert.All(
            visits.SelectMany(visit => visit.Secrets), secret => Assert.NotEmpty(secrets.LeaksIn([$"Somebody logged {secret.Text}."])));
        Assert.Empty(secrets.LeaksIn(app.Logs.Lines.Select(line => line.Text)));
        Assert.Empty(secrets.LeaksIn(telemetry.Traces));
        Assert.Empty(secrets.LeaksIn(telemetry.Metrics));
        Assert.Empty(secrets.LeaksIn(telemetry.Exceptions));
    }

    // First every write fails, then the rows of users can't be read; both must be told, and told without what they hold.
    private static async Task BreakStoreAsync(TestApp app, Visit[] visits, TalkativeTwilio twilio)
    {
        StoreRows.Execute(app, "ALTER TABLE challenges RENAME TO challenges_elsewhere");
        foreach (var visit in visits[..(visits.Length / 2)])
            await visit.RunAsync(twilio.CodeAtAsync);

        StoreRows.Execute(app, "ALTER TABLE challenges_elsewhere RENAME TO challenges");
        StoreRows.Execute(app, """
            CREATE TRIGGER spoil AFTER INSERT ON users
            BEGIN UPDATE users SET phone_number = '0' || substr(phone_number, 4) WHERE id = new.id; END
            """);
        foreach (var visit in visits[(visits.Length / 2)..])
            await visit.RunAsync(twilio.CodeAtAsync);
    }

    private static ByteSearch Secrets(IEnumerable<Visit> visits)
    {
        var search = new ByteSearch().Add("the root secret", TestApp.Secret).Add("Twilio's token", TalkativeTwilio.AuthToken);
        foreach (var (visit, index) in visits.Select((visit, index) => (visit, index)))
        {
            foreach (var (name, text) in visit.Secrets)
                search.Add(name, text, standsAlone: name == "a code");

            foreach (var number in new[] { Given.PhoneNumber(index), Next(index) })
                AddNumber(search, number.E164);
        }

        return search;
    }

    // With the same last digit, so that the one is sent its code when the other is.
    private static PhoneNumber Next(int number) => Given.PhoneNumber(100_000 + number);

    private static void AddNumber(ByteSearch search, string e164) => search
        .Add("a number", e164[1..])
        .Add("a national number", "0" + e164[3..], standsAlone: true)
        .Add("a number without its country", e164[3..], standsAlone: true)
        .Add("a number as it was typed", $"0{e164[3..7]} {e164[7..]}")
        .Add("a number in groups", $"+44 {e164[3..7]} {e164[7..]}");
}
