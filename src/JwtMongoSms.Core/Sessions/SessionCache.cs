using System.Collections.Concurrent;

namespace JwtMongoSms.Sessions;

/// <summary>Remembers which sessions were live a moment ago, so that most requests ask no store. What has ended is never remembered.</summary>
internal sealed class SessionCache(TimeProvider timeProvider, TimeSpan lifetime)
{
    private const int MaxEntries = 10_000;
    private readonly ConcurrentDictionary<string, (UserId User, long SeenAt)> seenLive = new(StringComparer.Ordinal);
    private int endings;

    public int Count => seenLive.Count;

    public bool KnowsLive(SessionId id, UserId userId)
        => seenLive.TryGetValue(id.Value, out var seen) && seen.User == userId && timeProvider.GetElapsedTime(seen.SeenAt) < lifetime;

    /// <summary>The moment before the store is asked: what the store says is as old as that.</summary>
    public Asking BeginAsking() => new(timeProvider.GetTimestamp(), Volatile.Read(ref endings));

    /// <summary>Notes a session that the store has called live.</summary>
    public void Remember(SessionId id, UserId userId, Asking asking)
    {
        if (lifetime <= TimeSpan.Zero)
            return;

        if (seenLive.Count >= MaxEntries)
            MakeRoom();

        seenLive[id.Value] = (userId, asking.At);

        // Something was ended while the store was asked, perhaps this session. Looked at last, so that neither can slip past the other.
        if (Volatile.Read(ref endings) != asking.Endings)
            seenLive.TryRemove(id.Value, out _);
    }

    public void Forget(SessionId id)
    {
        Interlocked.Increment(ref endings);
        seenLive.TryRemove(id.Value, out _);
    }

    /// <summary>Forgets all sessions of a user but one. It looks at every entry: that is rare, and cheaper than an order by users that every request would pay for.</summary>
    public void ForgetAll(UserId userId, SessionId? except)
    {
        Interlocked.Increment(ref endings);
        foreach (var (id, seen) in seenLive)
        {
            if (seen.User == userId && id != except?.Value)
                seenLive.TryRemove(id, out _);
        }
    }

    private void MakeRoom()
    {
        foreach (var (id, seen) in seenLive)
        {
            if (timeProvider.GetElapsedTime(seen.SeenAt) >= lifetime)
                seenLive.TryRemove(id, out _);
        }

        // More live sessions than room: begin again rather than keep an order that every request would pay for.
        if (seenLive.Count >= MaxEntries)
            seenLive.Clear();
    }

    /// <summary>When a question to the store began, and how much had been ended before it.</summary>
    internal readonly record struct Asking(long At, int Endings);
}
