using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using TestSupport.Mongo.Commands;

namespace TestSupport.Mongo.Wire;

/// <summary>Takes connections on a port of this machine until it is stopped, and ends them all then.</summary>
internal sealed class WireListener : IAsyncDisposable
{
    private readonly CommandRunner runner;
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<int, Task> connections = new();
    private readonly TcpListener listener;
    private readonly Task accepting;
    private int lastConnection;

    public WireListener(int port, CommandRunner runner)
    {
        this.runner = runner;
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How many connections are open.</summary>
    public int Connections => connections.Count;

    /// <summary>Takes no more connections: it hangs up on whoever comes. Those that are there stay.</summary>
    public bool HangsUp { get; set; }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(connections.Values);
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                Serve(await listener.AcceptSocketAsync(stopping.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private void Serve(Socket socket)
    {
        if (HangsUp)
        {
            socket.Close(timeout: 0);
            return;
        }

        var id = ++lastConnection;
        var served = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connections[id] = served.Task;
        _ = ServeAsync(id, socket, served);
    }

    private async Task ServeAsync(int id, Socket socket, TaskCompletionSource served)
    {
        try
        {
            await Task.Yield();
            await new WireConnection(id, socket, runner).ServeAsync(stopping.Token);
        }
        finally
        {
            connections.TryRemove(id, out _);
            served.SetResult();
        }
    }
}
