using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using JwtMongoSms.Events;

namespace JwtMongoSms;

/// <summary>
/// Tells the application about codes, sessions, users and keys in this process. The same events stand in the log, under the category
/// <c>JwtMongoSms.SignInEvents</c>; build a record that must be complete from the log.
/// </summary>
public sealed class SignInEvents
{
    private const int MaxWaiting = 10_000;

    private readonly ConcurrentDictionary<Channel<SignInEvent>, bool> readers = new();
    private readonly Counter<long> lost;
    private readonly TimeProvider timeProvider;

    internal SignInEvents(Telemetry telemetry, TimeProvider timeProvider)
    {
        lost = telemetry.CreateCounter("jwtmongosms.events.lost", "{event}", "Events that a reader of SignInEvents did not take in time.");
        this.timeProvider = timeProvider;
    }

    /// <summary>
    /// Reads the events from this call on, until it is cancelled. Nothing waits for a reader: when more than 10,000 events wait for it,
    /// the oldest are dropped and counted as <c>jwtmongosms.events.lost</c>.
    /// </summary>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    public IAsyncEnumerable<SignInEvent> ReadAllAsync(CancellationToken cancellationToken = default)
    {
        var options = new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropOldest };
        var channel = Channel.CreateBounded<SignInEvent>(options, _ => lost.Add(1));
        readers[channel] = true;

        // A caller that never reads is removed by its cancellation.
        var registration = cancellationToken.UnsafeRegister(_ => Remove(channel), null);
        return ReadAsync(channel, registration, cancellationToken);
    }

    internal SignInEvent Create(SignInEventKind kind) => new() { Kind = kind, At = timeProvider.GetUtcNow() };

    internal void Publish(SignInEvent signInEvent)
    {
        foreach (var (channel, _) in readers)
            channel.Writer.TryWrite(signInEvent);
    }

    private async IAsyncEnumerable<SignInEvent> ReadAsync(
        Channel<SignInEvent> channel,
        CancellationTokenRegistration registration,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var signInEvent in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                yield return signInEvent;
        }
        finally
        {
            registration.Dispose();
            Remove(channel);
        }
    }

    private void Remove(Channel<SignInEvent> channel) => readers.TryRemove(channel, out _);
}
