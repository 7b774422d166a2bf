using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using JwtMongoSms.Events;

namespace JwtMongoSms;

/// <summary>
/// Tells the application what happens in this process: codes, sessions, users, keys. The same events stand in the log, with ids 1000 to 1049 of the
/// category <c>JwtMongoSms.SignInEvents</c>; a record that must be complete is made from the log.
/// </summary>
public sealed class SignInEvents
{
    private const int MaxWaiting = 10_000;

    private readonly ConcurrentDictionary<Channel<SignInEvent>, bool> readers = new();
    private readonly SignInMetrics metrics;

    internal SignInEvents(SignInMetrics metrics) => this.metrics = metrics;

    /// <summary>
    /// Reads what happens from this call on, until it is cancelled. Nobody waits for a reader: of more than 10,000 events that it has not taken yet the
    /// oldest are lost, and counted as <c>jwtmongosms.events.lost</c>.
    /// </summary>
    /// <param name="cancellationToken">Ends the reading, with an <see cref="OperationCanceledException"/> as for every stream.</param>
    public IAsyncEnumerable<SignInEvent> ReadAllAsync(CancellationToken cancellationToken)
    {
        var options = new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest };
        var channel = Channel.CreateBounded<SignInEvent>(options, _ => metrics.EventLost());
        readers[channel] = true;

        // Somebody who asks and then never reads would be written to for ever; their cancellation ends that too.
        var registration = cancellationToken.UnsafeRegister(_ => Forget(channel), null);
        return ReadAsync(channel, registration, cancellationToken);
    }

    internal void Publish(SignInEvent authEvent)
    {
        foreach (var (channel, _) in readers)
            channel.Writer.TryWrite(authEvent);
    }

    private async IAsyncEnumerable<SignInEvent> ReadAsync(
        Channel<SignInEvent> channel, CancellationTokenRegistration registration, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var authEvent in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                yield return authEvent;
        }
        finally
        {
            registration.Dispose();
            Forget(channel);
        }
    }

    private void Forget(Channel<SignInEvent> channel) => readers.TryRemove(channel, out _);
}
