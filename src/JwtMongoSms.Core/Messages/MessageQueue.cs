using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace JwtMongoSms.Messages;

/// <summary>
/// Messages that wait for the provider, so that no answer does. Bounded: when it is full, people are told so. A place is taken before the store is
/// changed, so that no user is refused after it.
/// </summary>
internal sealed class MessageQueue
{
    private const int Capacity = 1_000;

    private readonly Channel<QueuedMessage> waiting = Channel.CreateUnbounded<QueuedMessage>();
    private volatile bool isClosed;
    private int taken;

    public int Count => waiting.Reader.Count;

    /// <returns>A place; <see langword="null"/> when there is none, or the application has begun to stop.</returns>
    public QueuePlace? TryTakePlace()
    {
        if (isClosed)
            return null;

        if (Interlocked.Increment(ref taken) <= Capacity)
            return new QueuePlace(this);

        GiveBack();
        return null;
    }

    public void GiveBack() => Interlocked.Decrement(ref taken);

    /// <returns><see langword="false"/> when the application has begun to stop.</returns>
    public bool Add(QueuedMessage message) => waiting.Writer.TryWrite(message);

    public async IAsyncEnumerable<QueuedMessage> TakeAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var message in waiting.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            GiveBack();
            yield return message;
        }
    }

    /// <summary>Takes nothing more in; what waits can still be taken out.</summary>
    public void Close()
    {
        isClosed = true;
        waiting.Writer.TryComplete();
    }
}
