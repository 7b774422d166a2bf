using JwtMongoSms.Users;

namespace JwtMongoSms.Accounts;

/// <summary>Removes a user. No token of theirs outlives it: each is asked for its session and for its user.</summary>
internal sealed class UserDeletion(IPhoneUserStore users, SessionService sessions, UserDeletedCallback userDeleted)
{
    private const string Reason = "user_deleted";

    public async Task<bool> DeleteAsync(UserId userId, CancellationToken cancellationToken)
    {
        var user = await users.FindAsync(userId, cancellationToken).ConfigureAwait(false);
        await sessions.EndAllAsync(userId, except: null, Reason, cancellationToken).ConfigureAwait(false);

        // From here on nothing is given up: the person is signed out, and what they asked for must be done.
        var deleted = await users.DeleteAsync(userId, CancellationToken.None).ConfigureAwait(false);
        try
        {
            // Those of a sign-in that was under way. They are worth nothing without their user, but might be remembered as live here.
            await sessions.EndAllAsync(userId, except: null, Reason, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            if (deleted && user is not null)
                await userDeleted.CallAsync(user).ConfigureAwait(false);
        }

        return deleted;
    }
}
