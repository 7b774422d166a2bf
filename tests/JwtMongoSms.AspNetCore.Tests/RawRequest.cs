using System.Net.Sockets;
using System.Text;

namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>Bytes to a server that no HTTP client would send.</summary>
internal static class RawRequest
{
    /// <summary>Sends a request.</summary>
    /// <param name="app">To whom.</param>
    /// <param name="request">The request, each character a byte.</param>
    /// <param name="hangUp">Whether the sender says that nothing more will come.</param>
    /// <returns>The status of the answer; <see langword="null"/> when the server hung up instead.</returns>
    public static async Task<int?> SendAsync(TestApp app, string request, bool hangUp = false)
    {
        var cancelled = TestContext.Current.CancellationToken;
        var address = app.Client.BaseAddress!;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, cancelled);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), cancelled);
        if (hangUp)
            client.Client.Shutdown(SocketShutdown.Send);

        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadLineAsync(cancelled) is { } line ? int.Parse(line.Split(' ')[1]) : null;
    }
}
