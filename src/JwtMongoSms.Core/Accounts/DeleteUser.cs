using JwtMongoSms.Sessions;
using JwtMongoSms.Users;

namespace JwtMongoSms.Accounts;

/// <summary>Deletes a user. No token outlives it: each is checked against its session and its user.</summary>
internal sealed class DeleteUser(IPhoneUserStore users, EndSessions sessions, UserEvents events)
{
    private const string Reason = "user_deleted";

    public async Task<bool> RunAsync(UserId userId, CancellationToken cancellationToken)
    {
        var user = await users.FindAsync(userId, cancellationToken).ConfigureAwait(false);
        await sessions.EndAllAsync(userId, except: null, Reason, tellsNone: false, cancellationToken).ConfigureAwait(false);

        // The user is signed out: nothing below is cancelled with the request.
        var deleted = await users.DeleteAsync(userId, CancellationToken.None).ConfigureAwait(false);
        try
        {
            // Sessions of a sign-in that was under way. They are worth nothing without their user, but this instance may have cached them as live.
            await sessions.EndAllAsync(userId, except: null, Reason, tellsNone: false, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            if (deleted && user is not null)
                await events.DeletedAsync(user).ConfigureAwait(false);
        }

        return deleted;
    }
}
