using System.Security.Claims;

namespace JwtMongoSms;

/// <summary>A user who was signed in, by a code or by a refresh.</summary>
/// <param name="User">The user.</param>
/// <param name="Session">The session, with its refresh token.</param>
/// <param name="Claims">The application's own claims for the access token.</param>
public sealed record SignedIn(User User, StartedSession Session, IReadOnlyList<Claim> Claims)
{
    /// <summary>Gets whether this sign-in created the user.</summary>
    public bool IsNew { get; init; }

    /// <summary>Gets the time of the sign-in before, when there was one.</summary>
    public DateTimeOffset? PreviousSignInAt { get; init; }
}
