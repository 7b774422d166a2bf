namespace JwtMongoSms.Sessions;

/// <summary>Revokes sessions, and removes them from this instance's cache before it returns.</summary>
internal sealed class EndSessions(ISessionStore sessions, SessionCache cache, SessionEvents events, TimeProvider timeProvider)
{
    /// <returns><see langword="false"/> when the user has no such session, or it had been revoked before.</returns>
    public async Task<bool> EndAsync(SessionId id, UserId userId, string reason, CancellationToken cancellationToken)
    {
        try
        {
            if (!await sessions.RevokeAsync(id, userId, timeProvider.GetUtcNow(), cancellationToken).ConfigureAwait(false))
                return false;
        }
        finally
        {
            cache.Remove(id);
        }

        events.Ended(id, userId, reason);
        return true;
    }

    /// <param name="userId">The user.</param>
    /// <param name="except">The session that stays.</param>
    /// <param name="reason">The reason, one of a closed list.</param>
    /// <param name="tellsWithoutSessions">Whether an event is published even when there was none to revoke.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How many were revoked.</returns>
    public async Task<int> EndAllAsync(
        UserId userId, SessionId? except, string reason, bool tellsWithoutSessions, CancellationToken cancellationToken)
    {
        int count;
        try
        {
            count = await sessions.RevokeAllAsync(userId, except, timeProvider.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            cache.RemoveAll(userId, except);
        }

        if (count > 0 || tellsWithoutSessions)
            events.AllEnded(userId, except, count, reason);

        return count;
    }
}
