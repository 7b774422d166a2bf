using JwtMongoSms.Stores;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Sessions;

/// <summary>Caches which sessions were live a moment ago, so that most requests need no store. An ended session is never cached.</summary>
internal sealed class SessionCache(TimeProvider timeProvider, IOptions<SignInSessionOptions> options)
{
    private const int MaxEntries = 10_000;

    private readonly TimeSpan lifetime = options.Value.RevocationDelay;
    private readonly BoundedCache<(UserId User, long ReadAt)> live = new(MaxEntries);
    private int endings;

    public int Count => live.Count;

    public bool IsLive(SessionId id, UserId userId)
        => live.TryFind(id.Value, out var entry) && entry.User == userId && timeProvider.GetElapsedTime(entry.ReadAt) < lifetime;

    /// <summary>Records the time before the store is read: the result is as old as that.</summary>
    public Read BeginRead() => new(timeProvider.GetTimestamp(), Volatile.Read(ref endings));

    /// <summary>Adds a session that the store has just returned as live.</summary>
    public void Add(SessionId id, UserId userId, Read read)
    {
        if (lifetime <= TimeSpan.Zero)
            return;

        live.Add(id.Value, (userId, read.At));

        // A session ended while the store was read, perhaps this one. Compared after the add, so that no ending is missed.
        if (Volatile.Read(ref endings) != read.Endings)
            live.Remove(id.Value);
    }

    public void Remove(SessionId id)
    {
        Interlocked.Increment(ref endings);
        live.Remove(id.Value);
    }

    /// <summary>Removes all sessions of a user but one. It is rare, so it reads every entry and no request maintains an index.</summary>
    public void RemoveAll(UserId userId, SessionId? except)
    {
        Interlocked.Increment(ref endings);
        live.RemoveWhere((id, entry) => entry.User == userId && id != except?.Value);
    }

    /// <summary>The time when a read of the store began, and the number of endings before it.</summary>
    internal readonly record struct Read(long At, int Endings);
}
