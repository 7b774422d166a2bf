using System.Collections.Concurrent;
using System.Net;

namespace JwtMongoSms.Testing.Senders;

/// <summary>Stands in for the provider, behind the handler of the sender's client.</summary>
/// <param name="respond">Responds to a request, or fails, or waits for the token that the sender cancels.</param>
/// <param name="isReached">Whether a request gets as far as the provider.</param>
internal sealed class FakeProvider(Func<CancellationToken, Task<HttpResponseMessage>> respond, bool isReached = true) : HttpMessageHandler
{
    private readonly ConcurrentQueue<string> received = new();
    private readonly TaskCompletionSource<CancellationToken> firstRequest = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets the address and the body of each request that was received.</summary>
    public IReadOnlyCollection<string> Received => received;

    /// <summary>Gets the token of the first request, once it has come.</summary>
    public Task<CancellationToken> FirstRequest => firstRequest.Task;

    public static FakeProvider Responding(Func<HttpResponseMessage> create) => new(_ => Task.FromResult(create()));

    public static FakeProvider Responding(HttpStatusCode status, string body)
        => Responding(() => new HttpResponseMessage(status) { Content = new StringContent(body) });

    public static FakeProvider Failing(Exception exception, bool isReached)
        => new(_ => Task.FromException<HttpResponseMessage>(exception), isReached);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // As every handler does that has a connection.
        cancellationToken.ThrowIfCancellationRequested();
        if (isReached)
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            received.Enqueue(Uri.UnescapeDataString($"{request.RequestUri} {body}"));
        }

        firstRequest.TrySetResult(cancellationToken);
        var response = await respond(cancellationToken);
        response.RequestMessage = request;
        return response;
    }
}
