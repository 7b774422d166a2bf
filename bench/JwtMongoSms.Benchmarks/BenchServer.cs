using TestSupport.Mongo;

namespace JwtMongoSms.Benchmarks;

/// <summary>One server as a process of its own; it ends when its standard input does.</summary>
internal static class BenchServer
{
    public static async Task<int> RunAsync(string kind, BenchSetup setup)
    {
        await using var app = kind == "plain" ? BenchApps.Plain(setup) : BenchApps.Ours(setup);
        await app.StartAsync();
        await RunUntilToldAsync(app.Urls.First());
        await app.StopAsync();
        return 0;
    }

    public static async Task<int> RunMongoAsync()
    {
        await using var server = MongoWireServer.Start(TimeProvider.System, new MongoWireOptions { RecordsCommands = false });
        await RunUntilToldAsync(server.ConnectionString);
        return 0;
    }

    private static Task RunUntilToldAsync(string address)
    {
        Console.WriteLine(address);
        return Console.In.ReadToEndAsync();
    }
}
