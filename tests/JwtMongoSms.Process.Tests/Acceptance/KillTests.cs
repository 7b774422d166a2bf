using Microsoft.Data.Sqlite;
using TestSupport;
using TestSupport.Processes;

namespace JwtMongoSms.Process.Tests.Acceptance;

/// <summary>A server that is killed in the middle of its work leaves nothing half done.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 200;
    private const int CodesAtOnce = 8;
    private const int RequestsPerCode = 2;

    // A request that is killed may keep its guess; a number has 20 a day.
    private const int RoundsPerNumber = 3;

    [Fact]
    public async Task After_200_kills_no_code_has_worked_twice_and_nothing_acknowledged_is_lost()
    {
        using var home = new TemporaryFolder();
        var setup = PhoneSignIn.In(home.Path);
        var ledger = new CrashLedger();
        var moment = new KillMoment();

        var server = await StartAsync(setup);
        try
        {
            for (var kill = 0; kill < Kills; kill++)
            {
                var codes = await Task.WhenAll(Numbers(kill).Select(server.SendCodeAsync));
                var fates = await VerifyAndKillAsync(server, codes, moment, ledger);
                await server.DisposeAsync();
                server = await StartAsync(setup);
                await ledger.SettleAsync(fates, server);
            }

            await Task.WhenAll(ledger.Sessions.Select(server.MustKnowAsync));
        }
        finally
        {
            await server.DisposeAsync();
        }

        MustHoldTheUsers(PhoneSignIn.DatabaseIn(home.Path), ledger);
        output.WriteLine(
            $"{Kills} kills, {ledger.KillsInFlight} with requests in flight; "
            + $"{ledger.Sessions.Count} acknowledged sessions of {ledger.UserIds.Count} users; "
            + $"{ledger.UsedUnheard} codes used without an answer, {ledger.LeftUnused} not yet used.");
        Assert.InRange(ledger.KillsInFlight, Kills / 2, Kills);
        Assert.True(ledger.UsedUnheard >= 10, $"Only {ledger.UsedUnheard} kills came between the use of a code and its answer.");
        Assert.True(ledger.LeftUnused >= 10, $"Only {ledger.LeftUnused} kills came before the use of a code.");
    }

    private static async Task<ServerProcess> StartAsync(ServerSetup setup)
    {
        var server = await ServerProcess.StartAsync(setup, TestContext.Current.CancellationToken);
        await server.Output.FirstAsync("The store's file is", TestContext.Current.CancellationToken);
        Assert.Equal(0, server.Output.Count("fail:"));
        return server;
    }

    private static IEnumerable<string> Numbers(int kill)
        => Enumerable.Range(kill / RoundsPerNumber * CodesAtOnce, CodesAtOnce).Select(index => Given.PhoneNumber(index).E164);

    private static async Task<List<CodeFate>> VerifyAndKillAsync(
        ServerProcess server, ReceivedCode[] codes, KillMoment moment, CrashLedger ledger)
    {
        var requests = codes
            .SelectMany(code => Enumerable.Repeat(code, RequestsPerCode))
            .Select(code => (Code: code, Response: TryVerifyAsync(server, code)))
            .ToList();
        await moment.WaitAsync([.. requests.Select(request => request.Response)]);
        ledger.KillsInFlight += requests.Exists(request => !request.Response.IsCompleted) ? 1 : 0;
        await server.KillAsync();
        var answers = await Task.WhenAll(requests.Select(async request => (request.Code, Response: await request.Response)));
        return [.. answers.GroupBy(one => one.Code, one => one.Response).Select(group => new CodeFate(group.Key, [.. group]))];
    }

    private static async Task<Response?> TryVerifyAsync(ServerProcess server, ReceivedCode code)
    {
        try
        {
            return await server.VerifyAsync(code);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static void MustHoldTheUsers(string path, CrashLedger ledger)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var check = new SqliteCommand("PRAGMA integrity_check", connection);
        Assert.Equal("ok", check.ExecuteScalar());

        using var select = new SqliteCommand("SELECT phone_number, id FROM users", connection);
        using var reader = select.ExecuteReader();
        var stored = new List<(string PhoneNumber, string Id)>();
        while (reader.Read())
            stored.Add((reader.GetString(0), reader.GetString(1)));

        Assert.Equal(stored.Count, stored.DistinctBy(user => user.PhoneNumber).Count());
        Assert.Superset(ledger.UserIds.Select(user => (user.Key, user.Value)).ToHashSet(), stored.ToHashSet());
    }
}
