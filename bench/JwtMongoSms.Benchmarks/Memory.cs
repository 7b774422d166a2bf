using System.Diagnostics;

namespace JwtMongoSms.Benchmarks;

/// <summary>Resident memory of a server after 100,000 sends, and how many it does a second.</summary>
internal static class Memory
{
    private const int Sends = 100_000;
    private const int Runs = 3;
    private const double Megabyte = 1_000_000;

    public static async Task<int> RunAsync()
    {
        var load = ResultFile.ReadLoad();
        List<(double AtStart, double After, double PerSecond)> runs = [];
        for (var run = 0; run < Runs; run++)
            runs.Add(await MeasureAsync());

        var rows = runs.Select((run, i) => $"| {i + 1} | {run.AtStart:N0} | {run.After:N0} | {run.PerSecond:N0} |");
        var median = runs.Select(run => run.After).Order().ElementAt(Runs / 2);
        await ResultFile.WriteAsync("memory", "Resident memory after 100,000 sends", load, $"""
            A server in Production on the embedded store accepts {Sends:N0} sends to as many numbers from {Crowd.Clients} connections. Its
            garbage collector is the one that the web SDK chooses (`DOTNET_gcServer=1`), with default settings. Memory is the working set
            that the system reports, in MB of a million bytes.

            | run | at the start, MB | after the sends, MB | sends a second |
            | --- | --- | --- | --- |
            {string.Join('\n', rows)}

            Median: **{median:N0} MB**. At most 180 MB is asked for.
            """);
        return 0;
    }

    private static async Task<(double AtStart, double After, double PerSecond)> MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-bench-");
        try
        {
            var setup = new BenchSetup(Path.Join(folder.FullName, "bench.db"), KeepsCodes: false);
            await using var server = await ServerProcess.StartAsync("ours", setup);
            var atStart = server.ResidentBytes;
            var watch = Stopwatch.StartNew();
            await Crowd.RunAsync(async index =>
            {
                if (index < Sends)
                    await SignIn.SendAsync(server.Client, index);

                return index < Sends - 1;
            });
            var measured = (atStart / Megabyte, server.ResidentBytes / Megabyte, Sends / watch.Elapsed.TotalSeconds);
            Console.WriteLine(measured);
            return measured;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
