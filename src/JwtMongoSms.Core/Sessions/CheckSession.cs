namespace JwtMongoSms.Sessions;

/// <summary>Checks whether a session is live and its user exists: in the cache, else in the store.</summary>
internal sealed class CheckSession(ISessionStore sessions, IPhoneUserStore users, SessionCache cache, TimeProvider timeProvider)
{
    public async ValueTask<bool> IsLiveAsync(SessionId id, UserId userId, CancellationToken cancellationToken)
    {
        if (cache.IsLive(id, userId))
            return true;

        var read = cache.BeginRead();
        var session = await sessions.FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (session is null || session.UserId != userId || !session.IsLive(timeProvider.GetUtcNow()))
            return false;

        if (await users.FindAsync(userId, cancellationToken).ConfigureAwait(false) is null)
            return false;

        cache.Add(id, userId, read);
        return true;
    }
}
