using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using JwtMongoSms.Diagnostics.Internal;

namespace JwtMongoSms.Diagnostics;

/// <summary>
/// Tells the application what happens in this process: codes, sessions, users, keys. The same events stand in the log, with ids 1000 to 1049 of the
/// category <c>JwtMongoSms.Diagnostics.AuthEvents</c>; a record that must be complete is made from the log.
/// </summary>
public sealed class AuthEvents
{
    private const int MostWaiting = 10_000;

    private readonly ConcurrentDictionary<Channel<AuthEvent>, bool> readers = new();
    private readonly LoginMetrics metrics;

    internal AuthEvents(LoginMetrics metrics) => this.metrics = metrics;

    /// <summary>
    /// Reads what happens from this call on, until it is cancelled. Nobody waits for a reader: of more than 10,000 events that it has not taken yet the
    /// oldest are lost, and counted as <c>jwtmongosms.events.lost</c>.
    /// </summary>
    /// <param name="cancellationToken">Ends the reading, with an <see cref="OperationCanceledException"/> as for every stream.</param>
    public IAsyncEnumerable<AuthEvent> ReadAllAsync(CancellationToken cancellationToken)
    {
        var options = new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest };
        var channel = Channel.CreateBounded<AuthEvent>(options, _ => metrics.EventLost());
        readers[channel] = true;

        // Somebody who asks and then never reads would be written to for ever; their cancellation ends that too.
        var registration = cancellationToken.UnsafeRegister(_ => Forget(channel), null);
        return ReadAsync(channel, registration, cancellationToken);
    }

    internal void Publish(AuthEvent authEvent)
    {
        foreach (var (channel, _) in readers)
            channel.Writer.TryWrite(authEvent);
    }

    private async IAsyncEnumerable<AuthEvent> ReadAsync(
        Channel<AuthEvent> channel, CancellationTokenRegistration registration, [EnumeratorCancellation] CancellationToken cancellationToken)
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

    private void Forget(Channel<AuthEvent> channel) => readers.TryRemove(channel, out _);
}
