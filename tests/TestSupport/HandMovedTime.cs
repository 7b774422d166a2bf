using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace TestSupport;

/// <summary>A clock that a test moves by hand. It tells which timers were set, so that a test knows when something waits.</summary>
public sealed class HandMovedTime : FakeTimeProvider
{
    private readonly Channel<TimeSpan> timers = Channel.CreateUnbounded<TimeSpan>();

    public HandMovedTime()
        : base(new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        timers.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>The next timer that was set, in the order of setting; it waits for one.</summary>
    public async Task<TimeSpan> NextTimerAsync(CancellationToken cancellationToken) => await timers.Reader.ReadAsync(cancellationToken);

    /// <summary>How many timers were set that nobody has asked about.</summary>
    public int UnseenTimers => timers.Reader.Count;
}
