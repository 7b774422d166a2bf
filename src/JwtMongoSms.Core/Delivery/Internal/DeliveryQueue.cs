using System.Runtime.CompilerServices;
using System.Threading.Channels;
using JwtMongoSms.Login;

namespace JwtMongoSms.Delivery.Internal;

/// <summary>
/// Sends that wait for the provider, so that no answer does. Bounded: when it is full, people are told so. A place is taken before the store is
/// changed, so that nobody is refused after it.
/// </summary>
internal sealed class DeliveryQueue
{
    private const int Capacity = 1_000;

    private readonly Channel<LoginChallenge> waiting = Channel.CreateUnbounded<LoginChallenge>();
    private volatile bool isClosed;
    private int taken;

    public int Count => waiting.Reader.Count;

    /// <summary>Takes a place, to be filled by <see cref="Add"/> or given back by <see cref="GiveBack"/>.</summary>
    public bool TryTakePlace()
    {
        if (isClosed)
            return false;

        if (Interlocked.Increment(ref taken) <= Capacity)
            return true;

        GiveBack();
        return false;
    }

    public void GiveBack() => Interlocked.Decrement(ref taken);

    /// <returns><see langword="false"/> when the application has begun to stop since the place was taken.</returns>
    public bool Add(LoginChallenge challenge) => waiting.Writer.TryWrite(challenge);

    public async IAsyncEnumerable<LoginChallenge> TakeAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var challenge in waiting.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            GiveBack();
            yield return challenge;
        }
    }

    /// <summary>Takes nothing more in; what waits can still be taken out.</summary>
    public void Close()
    {
        isClosed = true;
        waiting.Writer.TryComplete();
    }
}
