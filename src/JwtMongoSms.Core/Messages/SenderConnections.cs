using System.Diagnostics;
using System.Net;

namespace JwtMongoSms.Messages;

/// <summary>
/// The connections of senders that take an <see cref="HttpClient"/>. They stand outside the client factory: a retry policy that an application gives to all
/// its clients would send a message several times.
/// </summary>
internal sealed class SenderConnections : IDisposable
{
    private readonly SocketsHttpHandler handler = new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(3),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
    };

    public HttpClient CreateClient() => new(handler, disposeHandler: false) { Timeout = TimeSpan.FromSeconds(10) };

    public void Dispose() => handler.Dispose();
}
