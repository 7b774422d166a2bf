namespace JwtMongoSms.Messages;

/// <summary>
/// Connects senders that take an <see cref="HttpClient"/>, outside the client factory: a retry policy that an application gives to all its
/// clients would send a message several times.
/// </summary>
internal sealed class SenderConnections : IDisposable
{
    private readonly SocketsHttpHandler handler = ProviderConnection.CreateHandler(useProxy: true);

    public HttpClient CreateClient() => new(handler, disposeHandler: false) { Timeout = TimeSpan.FromSeconds(10) };

    public void Dispose() => handler.Dispose();
}
