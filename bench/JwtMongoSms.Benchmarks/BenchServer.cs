using Microsoft.AspNetCore.Builder;

namespace JwtMongoSms.Benchmarks;

/// <summary>One application as a process of its own; it ends when its standard input does.</summary>
internal static class BenchServer
{
    public static async Task<int> RunAsync(string kind, BenchSetup setup)
    {
        await using var app = kind == "plain" ? BenchApps.Plain(setup) : BenchApps.Ours(setup, graphQL: kind == "graphql");
        app.MapGet("/bench/allocated", () => GC.GetTotalAllocatedBytes(precise: true));
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());

        await Console.In.ReadToEndAsync();
        await app.StopAsync();
        return 0;
    }
}
