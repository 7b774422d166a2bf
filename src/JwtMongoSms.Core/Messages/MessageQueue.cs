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
    private readonly QueuePlaces places = new(Capacity);
    private volatile bool isClosed;

    public int Count => waiting.Reader.Count;

    /// <param name="network">The counter of the network that asks; <see langword="null"/> where no address counts.</param>
    /// <returns>A place; <see langword="null"/> when there is none for this network, or the application has begun to stop.</returns>
    public QueuePlace? TryTakePlace(LimitKey? network = null)
        => !isClosed && places.TryTake(network) ? new QueuePlace(this, network) : null;

    public void GiveBack(LimitKey? network) => places.GiveBack(network);

    /// <returns><see langword="false"/> when the application has begun to stop.</returns>
    public bool Add(QueuedMessage message, LimitKey? network)
    {
        if (message is QueuedMessage.Code { IsSuppressed: true })
            return turns.Add(sent: null, network);

        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        turns.Add(sent.Task, network);
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
internal sealed class QueuePlace(MessageQueue queue, LimitKey? network) : IDisposable
{
    private bool isFilled;

    /// <returns><see langword="false"/> when the application has begun to stop since the place was taken.</returns>
    public bool TryFill(QueuedMessage message) => isFilled = queue.Add(message, network);

    public void Dispose()
    {
        if (!isFilled)
            queue.GiveBack(network);
    }
}

/// <summary>A message that waits to be sent: a code, which is derived only when it is sent, or a notice.</summary>
internal abstract record QueuedMessage
{
    private QueuedMessage()
    {
    }

    /// <summary>The code of a challenge. A suppressed one takes its turn and is not sent.</summary>
    public sealed record Code(CodeChallenge Challenge, bool IsSuppressed) : QueuedMessage;

    /// <summary>The notice to the number that a user had before.</summary>
    public sealed record PhoneChanged(UserId UserId, PhoneNumber To, Language? Language) : QueuedMessage;
}
