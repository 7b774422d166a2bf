using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace JwtMongoSms.Sessions;

/// <summary>
/// A cache with room for so many entries, in two halves: a full newer half becomes the older one, whose entries go. So a full cache loses its oldest
/// entries, never all at once, and a read takes no lock.
/// </summary>
internal sealed class BoundedCache<TValue>(int maxEntries)
{
    private readonly Lock turning = new();
    private volatile Halves halves = new(NewHalf(), NewHalf());
    private int newerCount;

    public int Count => halves.Newer.Count + halves.Older.Count;

    /// <param name="key">The entry.</param>
    /// <param name="value">Its value.</param>
    /// <param name="renew">Whether an entry that is found stays among the newer ones. Not for entries that may be removed at the same moment.</param>
    public bool TryFind(string key, [MaybeNullWhen(false)] out TValue value, bool renew = false)
    {
        var current = halves;
        if (current.Newer.TryGetValue(key, out value))
            return true;

        if (!current.Older.TryGetValue(key, out value))
            return false;

        if (renew)
            Add(key, value);

        return true;
    }

    /// <summary>Adds an entry, or replaces it.</summary>
    public void Add(string key, TValue value)
    {
        if (Interlocked.Increment(ref newerCount) > maxEntries / 2)
            Turn();

        halves.Newer[key] = value;
    }

    public void Remove(string key)
    {
        var current = halves;
        current.Newer.TryRemove(key, out _);
        current.Older.TryRemove(key, out _);
    }

    public void RemoveWhere(Func<string, TValue, bool> matches)
    {
        var current = halves;
        foreach (var half in (ReadOnlySpan<ConcurrentDictionary<string, TValue>>)[current.Newer, current.Older])
        {
            foreach (var (key, value) in half)
            {
                if (matches(key, value))
                    half.TryRemove(key, out _);
            }
        }
    }

    private static ConcurrentDictionary<string, TValue> NewHalf() => new(StringComparer.Ordinal);

    private void Turn()
    {
        lock (turning)
        {
            if (newerCount <= maxEntries / 2)
                return;

            halves = new Halves(NewHalf(), halves.Newer);
            newerCount = 1;
        }
    }

    private sealed record Halves(ConcurrentDictionary<string, TValue> Newer, ConcurrentDictionary<string, TValue> Older);
}
