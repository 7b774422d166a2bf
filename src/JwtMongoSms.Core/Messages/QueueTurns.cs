using System.Threading.Channels;

namespace JwtMongoSms.Messages;

/// <summary>
/// Gives the queue's places back, in order and as fast as messages are sent. A suppressed message takes its turn like any other, and no
/// worker: how soon the queue is full must not tell known numbers from unknown ones.
/// </summary>
internal sealed class QueueTurns(TimeProvider timeProvider)
{
    // A guess for a provider that nothing was sent to yet.
    private static readonly TimeSpan FirstSend = TimeSpan.FromSeconds(1);

    private readonly Channel<Task?> turns = Channel.CreateUnbounded<Task?>();
    private long lastSendTicks = FirstSend.Ticks;

    /// <param name="sent">Ends when the message was sent; <see langword="null"/> for one that is suppressed.</param>
    /// <returns><see langword="false"/> when the application has begun to stop.</returns>
    public bool Add(Task? sent) => turns.Writer.TryWrite(sent);

    /// <summary>Records how long a message took, which is how long the next suppressed ones seem to take.</summary>
    public void Measure(TimeSpan send) => Volatile.Write(ref lastSendTicks, send.Ticks);

    /// <summary>Takes turn after turn: as many callers as there are workers.</summary>
    public async Task TakeAllAsync(Action giveBack, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var sent = await turns.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                giveBack();
                sent ??= Task.Delay(TimeSpan.FromTicks(Volatile.Read(ref lastSendTicks)), timeProvider, cancellationToken);
                await sent.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (ChannelClosedException)
        {
            // The application stops.
        }
    }

    public void Close() => turns.Writer.TryComplete();
}
