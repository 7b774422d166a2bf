namespace JwtMongoSms.Sessions;

/// <summary>Checks whether a session is live and its user exists: in the cache, else in the store.</summary>
internal sealed class CheckSession(ISessionStore sessions, IPhoneUserStore users, SessionCache cache, TimeProvider timeProvider)
{
    public ValueTask<bool> IsLiveAsync(SessionId id, UserId userId, CancellationToken cancellationToken)
        => cache.IsLive(id, userId) ? ValueTask.FromResult(true) : new(IsLiveInStoreAsync(id, userId, cancellationToken));

    /// <summary>Asks the store even if the session is cached: another instance may have ended it a moment ago.</summary>
    public async Task<bool> IsLiveInStoreAsync(SessionId id, UserId userId, CancellationToken cancellationToken)
    {
        var read = cache.BeginRead();
        var session = await sessions.FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (session is null || session.UserId != userId || !session.IsLive(timeProvider.GetUtcNow())
            || await users.FindAsync(userId, cancellationToken).ConfigureAwait(false) is null)
        {
            cache.Remove(id);
            return false;
        }

        cache.Add(id, userId, read);
        return true;
    }
}
