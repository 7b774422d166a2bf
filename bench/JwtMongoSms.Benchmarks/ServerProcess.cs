using System.Diagnostics;
using System.Globalization;

namespace JwtMongoSms.Benchmarks;

/// <summary>A running <see cref="BenchServer"/>, seen from outside.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, Uri address)
    {
        this.process = process;
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    /// <summary>Processor time that the server has taken so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<ServerProcess> StartAsync(string kind, BenchSetup setup)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["serve", kind, setup.Database, setup.Algorithm, setup.KeyFile, setup.RevocationDelay])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };

        // As the web SDK sets it for an application.
        start.Environment["DOTNET_gcServer"] = "1";
        var process = Process.Start(start)!;
        return new ServerProcess(process, await AddressAsync(process) ?? throw new InvalidOperationException($"The {kind} server did not start."));
    }

    // A busy machine's server may log a warning before it says where it listens.
    private static async Task<Uri?> AddressAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("http://", StringComparison.Ordinal))
                return new Uri(line);
        }

        return null;
    }

    /// <summary>Bytes that the server has allocated so far.</summary>
    public async Task<long> AllocatedAsync() => long.Parse(await Client.GetStringAsync("/bench/allocated"), CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
