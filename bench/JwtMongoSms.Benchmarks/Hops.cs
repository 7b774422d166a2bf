using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.Benchmarks;

/// <summary>Counts the methods of ours that a route enters: those that its reader meets on the way.</summary>
internal static class Hops
{
    private const string PhoneNumber = "+447400000001";

    public static async Task<int> RunAsync()
    {
        var load = ResultFile.ReadLoad();
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-bench-");
        try
        {
            await CountAsync(load, new BenchSetup(Path.Join(folder.FullName, "hops.db"), Environment: "Development"));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Starts an application, sends it its first request, and writes what that has entered.</summary>
    public static async Task<int> ServeAsync(BenchSetup setup, HopRequest request)
    {
        await using var app = BenchApps.Ours(setup);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = request.AccessToken is null ? null : new("Bearer", request.AccessToken);
        using var methods = new EnteredMethods();
        using var response = request.Body is null
            ? await client.GetAsync(request.Path)
            : await client.PostAsJsonAsync(request.Path, request.Body);
        var body = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Dictionary<string, JsonElement>>();
        var entered = await methods.ReadAsync();
        var code = request.Path == "/auth/code" ? await app.Services.GetRequiredService<HeldCodes>().TakeAsync(PhoneNumber) : null;
        Console.WriteLine(JsonSerializer.Serialize(new HopResult(body!, code, entered)));
        await app.StopAsync();
        return 0;
    }

    private static async Task CountAsync(string load, BenchSetup setup)
    {
        var send = await StartAsync(setup, new("/auth/code", new() { ["phoneNumber"] = PhoneNumber }));
        var token = await StartAsync(
            setup, new("/auth/token", new() { ["challengeId"] = send.Response["challengeId"].ToString(), ["code"] = send.Code! }));
        var tokens = token.Response;
        var me = await StartAsync(setup, new("/auth/me", AccessToken: tokens["accessToken"].ToString()));
        var refresh = await StartAsync(
            setup, new("/auth/token/refresh", new() { ["refreshToken"] = tokens["refreshToken"].ToString() }));
        await ReportAsync(load, [("send", send.Entered), ("token", token.Entered), ("me", me.Entered), ("refresh", refresh.Entered)]);
    }

    // A process for each route: what was entered before is not seen again.
    private static async Task<HopResult> StartAsync(BenchSetup setup, HopRequest request)
    {
        string[] arguments = ["serve", "hops", JsonSerializer.Serialize(setup), JsonSerializer.Serialize(request)];
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!;
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n');
        await process.WaitForExitAsync();
        return JsonSerializer.Deserialize<HopResult>(lines.Single(line => line.StartsWith('{')))!;
    }

    private static Task ReportAsync(string load, (string Name, string[] Entered)[] routes)
        => ResultFile.WriteAsync("hops", "Methods of ours on a route", load, $"""
            The methods of ours that the first request of a route enters, on the embedded store, by the runtime's `MethodLoadVerbose`
            events: code is first compiled without inlining, so each method that is entered is seen. Each route has a process of its own,
            in Development, where nothing is warmed up. A send includes the delivery of its message, after the response. Left out are the
            store, the sender, generated JSON, constructors, accessors, and what the start has entered. An asynchronous method counts
            once; overloads count as one.

            | route | methods | of them closures |
            | --- | --- | --- |
            {string.Join('\n', routes.Select(route => $"| {route.Name} | {route.Entered.Length} | {route.Entered.Count(IsClosure)} |"))}

            {string.Join("\n\n", routes.Select(route => $"`{route.Name}`: {string.Join(", ", route.Entered)}."))}
            """);

    private static bool IsClosure(string method) => method.Contains(">b__", StringComparison.Ordinal);
}

/// <summary>The one request that a process serves: a POST where there is a body.</summary>
internal sealed record HopRequest(string Path, Dictionary<string, string>? Body = null, string? AccessToken = null);

/// <summary>Its response, the code that was sent, and the methods that were entered.</summary>
internal sealed record HopResult(Dictionary<string, JsonElement> Response, string? Code, string[] Entered);
