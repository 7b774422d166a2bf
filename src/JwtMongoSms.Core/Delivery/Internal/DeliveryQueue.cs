using System.Threading.Channels;
using JwtMongoSms.Login;

namespace JwtMongoSms.Delivery.Internal;

/// <summary>Sends that wait for the provider, so that no answer does. Bounded: when it is full, people are told so.</summary>
internal sealed class DeliveryQueue
{
    private const int Capacity = 1_000;

    private readonly Channel<LoginChallenge> waiting = Channel.CreateBounded<LoginChallenge>(Capacity);

    public bool HasRoom => waiting.Reader.Count < Capacity && !waiting.Reader.Completion.IsCompleted;

    public int Count => waiting.Reader.Count;

    public bool TryAdd(LoginChallenge challenge) => waiting.Writer.TryWrite(challenge);

    public IAsyncEnumerable<LoginChallenge> TakeAllAsync(CancellationToken cancellationToken) => waiting.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Takes nothing more in; what waits can still be taken out.</summary>
    public void Close() => waiting.Writer.TryComplete();
}
