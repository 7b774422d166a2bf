using System.Security.Claims;

namespace JwtMongoSms;

/// <summary>
/// Creates claims of the application's own for access tokens, at sign-in before the session is stored, and again at each refresh.
/// Register it with <c>AddClaims</c>; it is scoped.
/// </summary>
public interface IAccessTokenClaims
{
    /// <summary>Gets the claims of a user. Several of one name become a list; <c>RequireRole</c> reads <c>roles</c>.</summary>
    /// <param name="user">The user, with the application's own fields.</param>
    /// <param name="cancellationToken">Cancels a refresh; a sign-in is finished, since its code is used.</param>
    /// <returns>
    /// The claims: at most 2,048 bytes together, none named <c>iss</c>, <c>aud</c>, <c>sub</c>, <c>sid</c>, <c>jti</c>, <c>iat</c>,
    /// <c>exp</c>, <c>nbf</c>, <c>cnf</c>, <c>auth_time</c> or <c>legacy</c>. Others fail the request with 500: a token that lacks a claim
    /// could allow more, not less.
    /// </returns>
    ValueTask<IEnumerable<Claim>> GetClaimsAsync(User user, CancellationToken cancellationToken);
}
