using System.Collections.Concurrent;
using JwtMongoSms.Users;

namespace JwtMongoSms.Sessions.Internal;

/// <summary>Remembers which sessions were live a moment ago, so that most requests ask no store. What has ended is never remembered.</summary>
internal sealed class SessionMemory(TimeProvider timeProvider, TimeSpan lifetime)
{
    private const int MostEntries = 10_000;
    private readonly ConcurrentDictionary<string, (UserId User, long SeenAt)> seenLive = new(StringComparer.Ordinal);

    public bool KnowsLive(SessionId id, UserId userId)
        => seenLive.TryGetValue(id.Value, out var seen) && seen.User == userId && timeProvider.GetElapsedTime(seen.SeenAt) < lifetime;

    /// <summary>Notes a live session, as of the moment before the store was asked.</summary>
    public void Remember(SessionId id, UserId userId, long askedAt)
    {
        if (lifetime <= TimeSpan.Zero)
            return;

        if (seenLive.Count >= MostEntries)
            MakeRoom();

        seenLive[id.Value] = (userId, askedAt);
    }

    public void Forget(SessionId id) => seenLive.TryRemove(id.Value, out _);

    private void MakeRoom()
    {
        foreach (var (id, seen) in seenLive)
        {
            if (timeProvider.GetElapsedTime(seen.SeenAt) >= lifetime)
                seenLive.TryRemove(id, out _);
        }

        // More live sessions than room: begin again rather than keep an order that every request would pay for.
        if (seenLive.Count >= MostEntries)
            seenLive.Clear();
    }
}
