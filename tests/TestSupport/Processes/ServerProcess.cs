using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TestSupport.Processes;

/// <summary>An application in a process of its own, on a free port of this machine.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    // A server that hangs must not hang the tests. Nothing is measured by it.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>What a server gets of the tests' own environment: settings of the developer's machine must change nothing.</summary>
    private static readonly string[] Inherited = ["PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"];

    private readonly Process process;
    private HttpClient? client;

    private ServerProcess(Process process) => this.process = process;

    public OutputLines Output { get; } = new();

    public int Id => process.Id;

    /// <summary>Asks the server, without a time-out of its own.</summary>
    public HttpClient Client => client ?? throw new InvalidOperationException("The server isn't known to listen: await ListeningAsync.");

    public static async Task<ServerProcess> StartAsync(ServerSetup setup, CancellationToken cancellationToken)
    {
        var server = Start(setup);
        try
        {
            await server.ListeningAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a server that may well refuse to start.</summary>
    public static ServerProcess Start(ServerSetup setup)
    {
        string[] program = setup.Program.EndsWith(".dll", StringComparison.Ordinal) ? [DotnetHost.Program, setup.Program] : [setup.Program];
        string[] command = [.. setup.Launcher, .. program, "--urls", setup.Url];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = setup.WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var own = Inherited.Select(name => (Name: name, Value: start.Environment.TryGetValue(name, out var value) ? value : null)).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in own.Where(variable => variable.Value is not null))
            start.Environment[name] = value;

        start.Environment["HOME"] = setup.Home;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = setup.Environment;

        // A process that is killed leaves the debugger's pipes behind.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        // All tests share one address. Limits of sends are for the tests that name them, and Production can't do without.
        if (setup.Environment == "Development")
            start.Environment["JwtMongoSms__Limits__Enabled"] = "false";

        foreach (var (path, value) in setup.Settings)
            start.Environment[path.Replace(":", "__", StringComparison.Ordinal)] = value;

        var server = new ServerProcess(new Process { StartInfo = start });
        server.process.OutputDataReceived += (_, line) => server.Output.Add(line.Data);
        server.process.ErrorDataReceived += (_, line) => server.Output.Add(line.Data);
        server.process.Start();
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        return server;
    }

    public async Task ListeningAsync(CancellationToken cancellationToken)
    {
        const string Sign = "Now listening on: ";
        var line = await Output.FirstAsync(Sign, cancellationToken).WaitAsync(Patience, cancellationToken);
        var address = new Uri(line[(line.IndexOf(Sign, StringComparison.Ordinal) + Sign.Length)..]);
        client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>SIGKILL: no handler runs, nothing is finished. It returns when the process is gone.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await ExitAsync(CancellationToken.None);
    }

    /// <summary>SIGTERM: what a service's supervisor sends to stop it.</summary>
    public void Terminate()
    {
        const int SigTerm = 15;
        if (SendSignal(process.Id, SigTerm) != 0)
            throw new InvalidOperationException($"SIGTERM could not be sent: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    /// <summary>Waits until the process has ended and all that it wrote is read.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> ExitAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        if (!process.HasExited)
            await KillAsync();

        process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int SendSignal(int processId, int signal);
}
