using System.Threading.Channels;

namespace JwtMongoSms.Messages;

/// <summary>
/// Queues messages for the provider, so that no response waits for it. It is bounded, and a place is taken before the store is changed: no
/// stored challenge finds it full.
/// </summary>
internal sealed class MessageQueue(TimeProvider timeProvider)
{
    private const int Capacity = 1_000;

    private readonly Channel<(QueuedMessage Message, TaskCompletionSource Sent)> waiting
        = Channel.CreateUnbounded<(QueuedMessage, TaskCompletionSource)>();

    private readonly QueueTurns turns = new(timeProvider);
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
    public bool Add(QueuedMessage message)
    {
        if (message is QueuedMessage.Code { Challenge.SuppressedAt: not null })
            return turns.Add(sent: null);

        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        turns.Add(sent.Task);
        return waiting.Writer.TryWrite((message, sent));
    }

    /// <summary>Gives each waiting message to a worker that never throws, until the queue is closed and empty.</summary>
    public async Task SendAllAsync(Func<QueuedMessage, Task> sendAsync, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                // A message wakes one of those who wait here; it would wake all who wait in WaitToReadAsync or ReadAllAsync.
                var (message, sent) = await waiting.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                var started = timeProvider.GetTimestamp();
                await sendAsync(message).ConfigureAwait(false);
                turns.Measure(timeProvider.GetElapsedTime(started));
                sent.SetResult();
            }
        }
        catch (ChannelClosedException)
        {
            // The application stops, and nothing waits any more.
        }
    }

    /// <summary>Gives the places of messages back as these are sent: once for each worker.</summary>
    public Task GiveBackAllAsync(CancellationToken cancellationToken) => turns.TakeAllAsync(GiveBack, cancellationToken);

    /// <summary>Closes the queue to new messages; waiting ones can still be taken.</summary>
    public void Close()
    {
        isClosed = true;
        turns.Close();
        waiting.Writer.TryComplete();
    }
}

/// <summary>A place in the queue. Unless it is filled, it is given back.</summary>
internal sealed class QueuePlace(MessageQueue queue) : IDisposable
{
    private bool isFilled;

    /// <returns><see langword="false"/> when the application has begun to stop since the place was taken.</returns>
    public bool TryFill(QueuedMessage message) => isFilled = queue.Add(message);

    public void Dispose()
    {
        if (!isFilled)
            queue.GiveBack();
    }
}

/// <summary>A message that waits to be sent: a code, which is derived only when it is sent, or a notice.</summary>
internal abstract record QueuedMessage
{
    private QueuedMessage()
    {
    }

    /// <summary>The code of a challenge.</summary>
    public sealed record Code(CodeChallenge Challenge) : QueuedMessage;

    /// <summary>The notice to the number that a user had before.</summary>
    public sealed record PhoneChanged(UserId UserId, PhoneNumber To, Language? Language) : QueuedMessage;
}
