using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace JwtMongoSms.Stores;

/// <summary>
/// A cache of bounded size in two halves. A full newer half becomes the older one, whose entries are dropped: a full cache loses its oldest
/// entries, never all at once. A read takes no lock.
/// </summary>
internal sealed class BoundedCache<TValue>(int maxEntries)
{
    private readonly Lock turning = new();
    private volatile Halves halves = new(new Half(), new Half());

    public int Count => halves.Newer.Count + halves.Older.Count;

    /// <param name="key">The entry.</param>
    /// <param name="value">Its value.</param>
    /// <param name="renew">Whether a found entry moves to the newer half. Not for entries that another thread may remove meanwhile.</param>
    public bool TryFind(ReadOnlySpan<char> key, [MaybeNullWhen(false)] out TValue value, bool renew = false)
    {
        var current = halves;
        if (current.Newer.TryGet(key, out value))
            return true;

        if (!current.Older.TryGet(key, out value))
            return false;

        if (renew)
            Add(key.ToString(), value);

        return true;
    }

    /// <summary>Adds an entry, or replaces it.</summary>
    public void Add(string key, TValue value)
    {
        var newer = halves.Newer;
        if (newer.Count >= maxEntries / 2 && !newer.TryGet(key, out _))
            newer = Turn(newer);

        newer.Set(key, value);
    }

    public void Remove(string key)
    {
        var current = halves;
        current.Newer.Remove(key);
        current.Older.Remove(key);
    }

    public void RemoveWhere(Func<string, TValue, bool> matches)
    {
        var current = halves;
        current.Newer.RemoveWhere(matches);
        current.Older.RemoveWhere(matches);
    }

    private Half Turn(Half full)
    {
        lock (turning)
        {
            if (halves.Newer == full)
                halves = new Halves(new Half(), full);

            return halves.Newer;
        }
    }

    private sealed record Halves(Half Newer, Half Older);

    // ConcurrentDictionary.Count takes every lock of the dictionary, so the entries are counted beside it.
    private sealed class Half
    {
        private readonly ConcurrentDictionary<string, TValue> entries = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, TValue>.AlternateLookup<ReadOnlySpan<char>> lookup;
        private int count;

        public Half() => lookup = entries.GetAlternateLookup<ReadOnlySpan<char>>();

        public int Count => Volatile.Read(ref count);

        public bool TryGet(ReadOnlySpan<char> key, [MaybeNullWhen(false)] out TValue value) => lookup.TryGetValue(key, out value);

        public void Set(string key, TValue value)
        {
            while (!entries.TryAdd(key, value))
            {
                if (entries.TryGetValue(key, out var replaced) && entries.TryUpdate(key, value, replaced))
                    return;
            }

            Interlocked.Increment(ref count);
        }

        public void Remove(string key)
        {
            if (entries.TryRemove(key, out _))
                Interlocked.Decrement(ref count);
        }

        public void RemoveWhere(Func<string, TValue, bool> matches)
        {
            foreach (var (key, value) in entries)
            {
                if (matches(key, value))
                    Remove(key);
            }
        }
    }
}
