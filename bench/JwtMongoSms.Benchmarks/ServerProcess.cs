using System.Diagnostics;
using System.Text.Json;

namespace JwtMongoSms.Benchmarks;

/// <summary>A running <see cref="BenchServer"/>, seen from outside.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        Client = new HttpClient { BaseAddress = address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>Gets the processor time that the server has taken so far.</summary>
    public TimeSpan ProcessorTime => Refreshed.TotalProcessorTime;

    /// <summary>Gets the bytes of memory that the server has resident.</summary>
    public long ResidentBytes => Refreshed.WorkingSet64;

    private Process Refreshed
    {
        get
        {
            process.Refresh();
            return process;
        }
    }

    /// <summary>Starts an application.</summary>
    /// <param name="kind">Which: ours or plain.</param>
    /// <param name="setup">What it is started with.</param>
    /// <param name="runtimeConfig">A file with the settings of its runtime, in place of the benchmarks' own.</param>
    public static Task<ServerProcess> StartAsync(string kind, BenchSetup setup, string? runtimeConfig = null)
    {
        var serve = new[] { "serve", kind, JsonSerializer.Serialize(setup) };
        return runtimeConfig is null
            ? StartAsync(Environment.ProcessPath!, serve)
            : StartAsync("dotnet", ["exec", "--runtimeconfig", runtimeConfig, typeof(ServerProcess).Assembly.Location, .. serve]);
    }

    /// <summary>Starts the tests' MongoDB.</summary>
    public static Task<ServerProcess> StartMongoAsync() => StartAsync(Environment.ProcessPath!, ["serve", "mongo"]);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };

        // As the web SDK sets it for an application.
        start.Environment["DOTNET_gcServer"] = "1";
        var process = Process.Start(start)!;
        var address = await FindAddressAsync(process)
            ?? throw new InvalidOperationException($"The server did not start: {string.Join(' ', arguments)}");
        return new ServerProcess(process, address);
    }

    // A busy machine's server may log a warning before it writes its address.
    private static async Task<Uri?> FindAddressAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("http://", StringComparison.Ordinal) || line.StartsWith("mongodb://", StringComparison.Ordinal))
                return new Uri(line);
        }

        return null;
    }
}
