using System.Security.Cryptography;

namespace JwtMongoSms.Benchmarks;

/// <summary>Compares <c>GET /auth/me</c> under load: ours and a plain application, each a process of its own, in turns.</summary>
internal static class Me
{
    private const int WarmUps = 2;
    private const int Rounds = 5;
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(4);

    public static async Task<int> RunAsync()
    {
        var load = ResultFile.ReadLoad();
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-bench-");
        try
        {
            using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
                await File.WriteAllTextAsync(Path.Join(folder.FullName, "ES256.pem"), key.ExportPkcs8PrivateKeyPem());

            List<MeCase> cases = [];
            foreach (var (algorithm, tokens) in ((string, int)[])[("HS256", 1), ("HS256", 1_000), ("ES256", 1), ("ES256", 1_000)])
                cases.Add(new MeCase(algorithm, tokens, await MeasureAsync(folder.FullName, algorithm, tokens)));

            await ReportAsync(cases, load);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<(Load Ours, Load Plain)>> MeasureAsync(string folder, string algorithm, int count)
    {
        var name = $"{algorithm}-{count}";
        var setup = new BenchSetup(Path.Join(folder, name + ".db"), algorithm, Path.Join(folder, algorithm + ".pem"));
        await using var ours = await ServerProcess.StartAsync("ours", setup);
        await using var plain = await ServerProcess.StartAsync("plain", setup);
        var tokens = Path.Join(folder, name + ".txt");
        await File.WriteAllLinesAsync(tokens, await SignIn.ManyAsync(ours.Client, count));

        List<(Load Ours, Load Plain)> rounds = [];
        for (var round = 0; round < WarmUps + Rounds; round++)
        {
            var plainFirst = round % 2 == 0 ? await RoundAsync(plain, tokens) : null;
            var ofOurs = await RoundAsync(ours, tokens);
            var ofPlain = plainFirst ?? await RoundAsync(plain, tokens);
            Console.WriteLine($"{name}, {round}: ours {ofOurs}, plain {ofPlain}");

            // The first rounds are for the compiler.
            if (round >= WarmUps)
                rounds.Add((ofOurs, ofPlain));
        }

        return rounds;
    }

    private static Task<Load> RoundAsync(ServerProcess server, string tokens) => Load.RunAsync(server, "/auth/me", tokens, RoundTime);

    private static Task ReportAsync(List<MeCase> cases, string load)
        => ResultFile.WriteAsync("me", "GET /auth/me against plain AddJwtBearer", load, $"""
        Requests a second of `GET /auth/me`, `wrk -c{Wrk.Connections} -t{Wrk.Threads} -d{RoundTime.TotalSeconds}s`, the two servers in
        turns, {Rounds} rounds after {WarmUps} to warm up. Each server is a Kestrel process of its own in Production with logging at
        Warning: in one process the compiler's profile of each would be mixed with the other's. Both read the same user from the same SQLite
        file, write the same JSON, and get the same tokens, one or 1,000 of different users in turn. Ours has all its checks on, and each
        token is in its cache. The plain one has `AddJwtBearer` with issuer, audience and one key, and checks neither strict form nor
        sessions. Load and servers share the cores.

        | key | tokens | ours/s | plain/s | ratio | lowest, highest | asked for | ours, µs of processor | plain, µs | plain / ours |
        | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
        {string.Join('\n', cases)}

        All figures are medians of the rounds; the ratio is the median of the rounds' ratios. Other programs on the machine disturb the
        processor time of a request less than requests a second.
        """);
}
