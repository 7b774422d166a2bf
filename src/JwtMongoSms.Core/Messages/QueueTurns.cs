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

    private readonly Channel<(Task? Sent, LimitKey? Network)> turns
        = Channel.CreateUnbounded<(Task?, LimitKey?)>();
    private long lastSendTicks = FirstSend.Ticks;

    /// <param name="sent">Ends when the message was sent; <see langword="null"/> for one that is suppressed.</param>
    /// <param name="network">Whose place it has.</param>
    /// <returns><see langword="false"/> when the application has begun to stop.</returns>
    public bool Add(Task? sent, LimitKey? network) => turns.Writer.TryWrite((sent, network));

    /// <summary>Records how long a message took, which is how long the next suppressed ones seem to take.</summary>
    public void Measure(TimeSpan send) => Volatile.Write(ref lastSendTicks, send.Ticks);

    /// <summary>Takes turn after turn: as many callers as there are workers.</summary>
    public async Task TakeAllAsync(Action<LimitKey?> giveBack, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var (sent, network) = await turns.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                giveBack(network);
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
