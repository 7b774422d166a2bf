using JwtMongoSms.Sessions;
using JwtMongoSms.Users;

namespace JwtMongoSms.Accounts;

/// <summary>Deletes a user. No token outlives the user: each is checked against its session and its user.</summary>
internal sealed class DeleteUser(IPhoneUserStore users, EndSessions sessions, UserEvents events)
{
    private const string Reason = "user_deleted";

    public async Task<bool> RunAsync(UserId userId, CancellationToken cancellationToken)
    {
        var user = await users.FindAsync(userId, cancellationToken).ConfigureAwait(false);
        await sessions.EndAllAsync(userId, except: null, Reason, tellsWithoutSessions: false, cancellationToken).ConfigureAwait(false);

        // The user is signed out: nothing below is cancelled with the request.
        var deleted = await users.DeleteAsync(userId, CancellationToken.None).ConfigureAwait(false);
        try
        {
            // A sign-in under way may have started a session. It gives no access without its user, but this instance may have cached it.
            await sessions.EndAllAsync(userId, except: null, Reason, tellsWithoutSessions: false, CancellationToken.None)
                .ConfigureAwait(false);
        }
        finally
        {
            if (deleted && user is not null)
                await events.DeletedAsync(user).ConfigureAwait(false);
        }

        return deleted;
    }
}
