using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace JwtMongoSms.Contract.Tests;

/// <summary>A running Prism: a validator that others wrote, between us and whoever answers.</summary>
public sealed class Prism : IAsyncDisposable
{
    private readonly Process process;

    private Prism(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Answers in Twilio's place from the description's examples, and refuses what the description doesn't allow.</summary>
    public static Task<Prism> MockAsync(ContractTools tools) => StartAsync(tools, "mock", tools.Description);

    /// <summary>Passes requests on, and refuses requests and answers that the description doesn't allow.</summary>
    public static Task<Prism> ProxyAsync(ContractTools tools, Uri upstream)
        => StartAsync(tools, "proxy", tools.Description, upstream.GetLeftPart(UriPartial.Authority), "--errors");

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<Prism> StartAsync(ContractTools tools, params string[] arguments)
    {
        tools.Require();
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            var start = tools.Node(["node_modules/@stoplight/prism-cli/dist/index.js", .. arguments, "-h", "127.0.0.1", "-p", $"{port}"]);
            var process = Process.Start(start)!;
            var (listens, said) = await ReadAsync(process);
            if (listens)
                return new Prism(process, new Uri($"http://127.0.0.1:{port}/"));

            process.Dispose();

            // Somebody else may have taken the port in between.
            if (attempt == 3 || !said.Contains("EADDRINUSE", StringComparison.Ordinal))
                throw new InvalidOperationException($"Prism did not start: {said}");
        }
    }

    // Reading goes on behind: a full pipe would stop Prism.
    private static async Task<(bool Listens, string Said)> ReadAsync(Process process)
    {
        var said = new StringBuilder();
        var started = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Hear(string? line)
        {
            lock (said)
                said.AppendLine(line);
            if (line is null)
                started.TrySetResult(false);
            else if (line.Contains("Prism is listening", StringComparison.Ordinal))
                started.TrySetResult(true);
        }

        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var listens = await started.Task;
        lock (said)
            return (listens, said.ToString());
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
