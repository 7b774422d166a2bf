using System.Net.Sockets;
using TestSupport.Mongo.Commands;
using TestSupport.Mongo.Faults;

namespace TestSupport.Mongo.Wire;

/// <summary>One driver connection: a command, its answer, the next command.</summary>
internal sealed class WireConnection(int id, Socket socket, CommandRunner runner)
{
    public async Task ServeAsync(CancellationToken cancellationToken)
    {
        socket.NoDelay = true;
        using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            while (await MessageReader.ReadAsync(stream, cancellationToken) is { } request)
            {
                var reply = await runner.RunAsync(request, id, cancellationToken);
                if (request.WantsReply)
                    await stream.WriteAsync(MessageWriter.Write(request, reply), cancellationToken);
            }
        }
        catch (ConnectionDroppedException)
        {
            // Without a farewell, as a machine does that dies.
            socket.Close(timeout: 0);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The other side is gone, or the server stops.
        }
        catch (Exception exception)
        {
            runner.Refusals.Add(exception is WireException ? exception.Message : exception.ToString());
        }
    }
}
