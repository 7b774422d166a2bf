using Microsoft.Extensions.Options;

namespace JwtMongoSms.Limits;

/// <summary>Bounds the unconverted sends of an address and its neighbours.</summary>
internal sealed class AddressRule(LimitKeys keys, IOptions<SendLimitOptions> sendLimitOptions)
{
    private readonly SendLimitOptions options = sendLimitOptions.Value;

    private static readonly TimeSpan MinWait = TimeSpan.FromSeconds(1);

    /// <summary>Gets the counters of a client: its address's own, and its neighbours'; none without an address.</summary>
    public IReadOnlyList<LimitKey> KeysOf(SignInClient client)
        => client.Address is { } address ? [keys.Address(address), keys.Network(address)] : [];

    /// <summary>Gets what one send adds: two windows of each counter.</summary>
    public static IEnumerable<WindowChange> Changes(IReadOnlyList<LimitKey> counters, DateTimeOffset now, int sent, int converted = 0)
        => from key in counters
           from period in new[] { LimitPeriod.TenMinutes, LimitPeriod.Day }
           select new WindowChange(key.At(period, now), sent, converted);

    /// <summary>Finds the counter that is full for longest, and how long until it has room: from the counts with this send.</summary>
    /// <returns><see langword="null"/> when the send is within the limits.</returns>
    public (LimitKey Counter, TimeSpan Wait)? FindFull(IReadOnlyList<LimitKey> counters, List<WindowCounts> counts, DateTimeOffset now)
    {
        (LimitKey Counter, TimeSpan Wait)? full = null;
        for (var i = 0; i < counters.Count; i++)
        {
            // The first counter is the address's own, the other its neighbours'.
            var (tenMinutes, day) = (counts[2 * i], counts[(2 * i) + 1]);
            var factor = (i == 0 ? 1 : options.Factor) * (options.Converts(day, now) ? options.Factor : 1);
            var wait = Max(
                FindWait(tenMinutes, LimitPeriod.TenMinutes, options.AddressPerTenMinutes * factor, now),
                FindWait(day, LimitPeriod.Day, options.AddressPerDay * factor, now));
            if (wait > (full?.Wait ?? TimeSpan.Zero))
                full = (counters[i], wait);
        }

        return full;
    }

    /// <summary>Whether a code was verified for the address in about the last 24 hours.</summary>
    public static bool HasVerified(IReadOnlyList<WindowCounts> counts, DateTimeOffset now)
        => counts.Count > 0 && WindowEstimate.Converted(counts[1], LimitPeriod.Day, now).Value > 0;

    // This send is given back when it doesn't fit, so the next one has to fit without it.
    private static TimeSpan FindWait(WindowCounts counts, LimitPeriod period, int limit, DateTimeOffset now)
        => WindowEstimate.Unconverted(counts, period, now).Value > limit
            ? Max(WindowEstimate.Unconverted(counts with { Sent = counts.Sent - 1 }, period, now).WaitFor(limit), MinWait)
            : TimeSpan.Zero;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
