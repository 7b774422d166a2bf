using System.Diagnostics;

namespace JwtMongoSms.Benchmarks;

/// <summary>Sign-ins a second in the first ten seconds after a start, against those after a minute.</summary>
internal static class Cold
{
    private const int WarmUpSeconds = 15;
    private const int ColdSeconds = 10;
    private const int WarmAfterSeconds = 60;

    /// <param name="store">The store: sqlite or mongodb.</param>
    public static async Task<int> RunAsync(string store)
    {
        var load = ResultFile.ReadLoad();
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-bench-");
        await using var mongo = store == "mongodb" ? await ServerProcess.StartMongoAsync() : null;
        try
        {
            // The clients and the tests' MongoDB are warm before a server that is measured starts.
            await MeasureAsync(Setup("first"), runtimeConfig: null, WarmUpSeconds);
            List<string> rows = [];
            const int Seconds = WarmAfterSeconds + ColdSeconds;
            rows.Add(Row("the runtime's defaults", await MeasureAsync(Setup("second"), runtimeConfig: null, Seconds)));
            var sample = await SampleRuntime.WriteAsync(folder.FullName);
            rows.Add(Row("the sample's", await MeasureAsync(Setup("third"), sample, Seconds)));
            await ReportAsync(store, rows, load);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        BenchSetup Setup(string name) => new(Path.Join(folder.FullName, name + ".db"), MongoDb: mongo?.Address.OriginalString);
    }

    private static async Task<Run> MeasureAsync(BenchSetup setup, string? runtimeConfig, int seconds)
    {
        var started = Stopwatch.GetTimestamp();
        await using var server = await ServerProcess.StartAsync("ours", setup, runtimeConfig);
        var startTime = Stopwatch.GetElapsedTime(started);
        var counts = new int[seconds];
        var firsts = new TimeSpan[Crowd.Clients];
        var watch = Stopwatch.StartNew();
        await Crowd.RunAsync(async index =>
        {
            await SignIn.OneAsync(server.Client, index);
            var elapsed = watch.Elapsed;
            if (index < firsts.Length)
                firsts[index] = elapsed;

            if (elapsed.TotalSeconds >= seconds)
                return false;

            Interlocked.Increment(ref counts[(int)elapsed.TotalSeconds]);
            return true;
        });
        return new Run(startTime, firsts.Max(), counts);
    }

    private static string Row(string settings, Run run)
    {
        var (cold, warm) = (run.Counts.Take(ColdSeconds).Average(), run.Counts.Skip(WarmAfterSeconds).Average());
        var row = $"| {settings} | {run.StartTime.TotalSeconds:N1} | {run.First.TotalMilliseconds:N0} "
            + $"| {string.Join(", ", run.Counts.Take(ColdSeconds))} | {cold:N0} | {warm:N0} | **{cold / warm:N2}** |";
        Console.WriteLine(row);
        return row;
    }

    private static Task ReportAsync(string store, List<string> rows, string load)
    {
        var clients = store == "mongodb" ? "The clients and `MongoWireServer`, a process of its own," : "The clients";
        return ResultFile.WriteAsync("cold " + store, "Sign-ins just after a start", load, $"""
            Sign-ins a second (a send, and the right code) from {Crowd.Clients} connections, in the first {ColdSeconds} seconds after the
            server listens and in the {ColdSeconds} seconds after {WarmAfterSeconds}. The server is a process of its own in Production, with
            the runtime's defaults or with the settings of `samples/PhoneSignIn/runtimeconfig.template.json`. {clients}
            have worked with another server for {WarmUpSeconds} seconds before. All of them share the cores.

            | runtime settings | start, s | first {Crowd.Clients}, ms | sign-ins in each second | cold/s | warm/s | cold / warm |
            | --- | --- | --- | --- | --- | --- | --- |
            {string.Join('\n', rows)}

            With the sample's settings at least 0.5 is asked for.
            """);
    }

    private sealed record Run(TimeSpan StartTime, TimeSpan First, int[] Counts);
}
