using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using TestSupport.Mongo.Commands;
using TestSupport.Mongo.Wire;

namespace TestSupport.Mongo;

/// <summary>Accepts connections on a port of this machine until it is disposed, and closes them all then.</summary>
internal sealed class WireListener : IAsyncDisposable
{
    private readonly CommandRunner runner;
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<int, Task> connections = new();
    private readonly TcpListener listener;
    private readonly Task accepting;

    public WireListener(int port, CommandRunner runner)
    {
        this.runner = runner;
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Gets how many connections are open.</summary>
    public int Connections => connections.Count;

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
            for (var id = 1; ; id++)
            {
                var socket = await listener.AcceptSocketAsync(stopping.Token);
                var served = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                connections[id] = served.Task;
                _ = ServeAsync(id, socket, served);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // Stopped; between two connections, the listener says that it isn't listening.
        }
    }

    private async Task ServeAsync(int id, Socket socket, TaskCompletionSource served)
    {
        await Task.Yield();
        socket.NoDelay = true;
        await using (var stream = new NetworkStream(socket, ownsSocket: true))
            await ServeAsync(id, stream);

        connections.TryRemove(id, out _);
        served.SetResult();
    }

    private async Task ServeAsync(int id, NetworkStream stream)
    {
        try
        {
            while (await MessageReader.ReadAsync(stream, ServerCommands.MaxMessageBytes, stopping.Token) is { } request)
            {
                var reply = await runner.RunAsync(request.Body, id, stopping.Token);
                await stream.WriteAsync(MessageWriter.Write(request, reply), stopping.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The other side is gone, or the server stops.
        }
        catch (ConnectionDroppedException)
        {
            // The client gets no reply.
        }
        catch (Exception exception)
        {
            runner.Refuse(exception is WireException ? exception.Message : exception.ToString());
        }
    }
}
