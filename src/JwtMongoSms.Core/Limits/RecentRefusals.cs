using System.Collections.Concurrent;
using JwtMongoSms.Stores;

namespace JwtMongoSms.Limits;

/// <summary>
/// Keeps a flood from the store: what was refused is refused again for a few seconds without a look at it, and one address has only so many
/// requests under way. Its size is bounded.
/// </summary>
internal sealed class RecentRefusals
{
    private const int MaxEntries = 10_000;

    // What another instance gives back, such as a converted send, is seen after this long.
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WhileBusy = TimeSpan.FromSeconds(1);

    private readonly BoundedCache<Entry> entries = new(MaxEntries);
    private readonly ConcurrentDictionary<string, int> underWay = new(StringComparer.Ordinal);

    /// <summary>Finds a refusal of a moment ago, with the wait that is left. After a few seconds one request alone looks again.</summary>
    public LimitRefusal? Find(LimitKey key, DateTimeOffset now)
        => entries.TryFind(key.Value, out var entry) && entry.Holds(now) && !entry.TryLookAgain(now)
            ? entry.Refusal with { RetryAfter = entry.Refusal.RetryAfter - (now - entry.At), IsRepeat = true }
            : null;

    public void Add(LimitKey key, LimitRefusal refusal, DateTimeOffset now) => entries.Add(key.Value, new Entry(refusal, now));

    public void Remove(LimitKey key) => entries.Remove(key.Value);

    /// <summary>Begins a request of an address, which <see cref="Leave"/> ends.</summary>
    /// <returns>The refusal when too many are under way.</returns>
    public LimitRefusal? Enter(LimitKey address, int max)
    {
        if (underWay.AddOrUpdate(address.Value, 1, (_, count) => count + 1) <= max)
            return null;

        Leave(address);
        return new LimitRefusal(SignInError.SendLimit, WhileBusy, "address") { IsRepeat = true };
    }

    public void Leave(LimitKey address)
    {
        if (underWay.AddOrUpdate(address.Value, 0, (_, count) => count - 1) == 0)
            underWay.TryRemove(new KeyValuePair<string, int>(address.Value, 0));
    }

    private sealed class Entry(LimitRefusal refusal, DateTimeOffset at)
    {
        private long lookAt = (at + MaxAge).UtcTicks;

        public LimitRefusal Refusal => refusal;

        public DateTimeOffset At => at;

        public bool Holds(DateTimeOffset now) => now >= at && (refusal.RetryAfter is not { } wait || now < at + wait);

        // The one that looks replaces or removes this entry; should it fail, another looks a second later.
        public bool TryLookAgain(DateTimeOffset now)
        {
            var due = Volatile.Read(ref lookAt);
            return now.UtcTicks >= due && Interlocked.CompareExchange(ref lookAt, (now + WhileBusy).UtcTicks, due) == due;
        }
    }
}
