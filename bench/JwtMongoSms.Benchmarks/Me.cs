using System.Globalization;

namespace JwtMongoSms.Benchmarks;

/// <summary><c>GET /auth/me</c> under load: ours and a plain application, each a process of its own, in turns.</summary>
internal static class Me
{
    private const int WarmUps = 3;
    private const int Rounds = 9;
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync()
    {
        var load = ResultFile.ReadLoad();
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-bench-");
        try
        {
            var database = Path.Join(folder.FullName, "bench.db");
            await using var ours = await ServerProcess.StartAsync("ours", database, "00:00:10");
            await using var plain = await ServerProcess.StartAsync("plain", database, "00:00:10");
            var accessToken = await SignIn.ReadyAsync(ours.Client);
            await ReportAsync(await MeasureAsync(ours, plain, accessToken), load);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<(Load Ours, Load Plain)>> MeasureAsync(ServerProcess ours, ServerProcess plain, string accessToken)
    {
        List<(Load Ours, Load Plain)> rounds = [];
        for (var round = 0; round < WarmUps + Rounds; round++)
        {
            var plainFirst = round % 2 == 0 ? await RoundAsync(plain, accessToken) : null;
            var ofOurs = await RoundAsync(ours, accessToken);
            var ofPlain = plainFirst ?? await RoundAsync(plain, accessToken);
            Console.WriteLine($"{round}: ours {ofOurs}, plain {ofPlain}");

            // The first rounds are for the compiler.
            if (round >= WarmUps)
                rounds.Add((ofOurs, ofPlain));
        }

        return rounds;
    }

    private static Task<Load> RoundAsync(ServerProcess server, string accessToken) => Load.RunAsync(server, "/auth/me", accessToken, RoundTime);

    private static Task ReportAsync(List<(Load Ours, Load Plain)> rounds, string load)
    {
        var rows = rounds.Select((round, i) => string.Create(CultureInfo.InvariantCulture,
            $"| {i + 1} | {round.Ours.PerSecond:N0} | {round.Plain.PerSecond:N0} | {round.Ours.PerSecond / round.Plain.PerSecond:N3} | {round.Ours.Micros} | {round.Plain.Micros} |"));
        var ours = Load.Median(rounds, round => round.Ours.PerSecond);
        var plain = Load.Median(rounds, round => round.Plain.PerSecond);
        var body = string.Create(CultureInfo.InvariantCulture, $"""
            Requests a second of `GET /auth/me`, `wrk -c{Wrk.Connections} -t{Wrk.Threads} -d{RoundTime.TotalSeconds}s`, the two servers in turns. Each is a Kestrel process of its own in
            Production with logging at Warning, as it would be deployed: in one process the compiler's profile of each would be mixed with the
            other's. Both read the same user from the same SQLite file and write the same JSON; both tokens are the same HS256 token, which ours has checked once and remembers. The plain one
            has `AddJwtBearer` with issuer, audience and one symmetric key, and neither strict form nor sessions. Load and servers share the cores.

            | round | ours/s | plain/s | ratio | ours, µs of processor a request | plain, µs |
            | --- | --- | --- | --- | --- | --- |
            {string.Join('\n', rows)}

            Medians: ours {ours:N0}/s, plain {plain:N0}/s. Median of the rounds' ratios: **{Load.Median(rounds, round => round.Ours.PerSecond / round.Plain.PerSecond):N3}**;
            at least 0.9 is asked for. Processor time a request, which other programs on the machine disturb less:
            ours {Load.Median(rounds, round => round.Ours.Processor.TotalMicroseconds):N1} µs, plain {Load.Median(rounds, round => round.Plain.Processor.TotalMicroseconds):N1} µs,
            plain / ours {Load.Median(rounds, round => round.Plain.Processor / round.Ours.Processor):N3}.
            """);
        return ResultFile.WriteAsync("me", "GET /auth/me against plain AddJwtBearer", load, body);
    }
}
