using System.Security.Claims;
using System.Text;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>What the application says in access tokens beside what they say anyhow. Its mistakes fail the sign-in: to leave a claim out might give more rights, not fewer.</summary>
internal sealed class AppClaims(IOptions<AccessTokenOptions> options)
{
    // In base64url 2,731 characters: with the rest a token stays within the 4,096 that cookies and the strict parser take.
    private const int MaxBytes = 2_048;
    private const string Setting = "Tokens.AddClaims";

    private static readonly HashSet<string> Reserved
        = ["iss", "aud", "sub", TokenSettings.SessionClaim, "jti", "iat", "exp", "nbf", "cnf", TokenSettings.SignedInAtClaim, TokenSettings.LegacyClaim];

    private readonly IList<Func<User, IEnumerable<Claim>>> sources = options.Value.ClaimSources;

    /// <summary>The claims of a user; <see langword="null"/> when the application has none.</summary>
    /// <exception cref="InvalidOperationException">A name is ours, or there is too much of them.</exception>
    public ClaimsIdentity? Of(User user)
    {
        if (sources.Count == 0)
            return null;

        var claims = sources.SelectMany(source => source(user)).Select(AsWritten).ToList();
        if (claims.Find(claim => Reserved.Contains(claim.Type) || claim.Type.Length == 0) is { } taken)
            throw new InvalidOperationException($"{Setting} has a claim named \"{taken.Type}\"; that name is not the application's to give.");

        var bytes = claims.Sum(claim => Encoding.UTF8.GetByteCount(claim.Type) + Encoding.UTF8.GetByteCount(claim.Value));
        return bytes <= MaxBytes
            ? new ClaimsIdentity(claims)
            : throw new InvalidOperationException($"{Setting} has {bytes} bytes of claims; a token has room for {MaxBytes}. Keep them with the user, and read them with CurrentUser.GetAsync.");
    }

    private static Claim AsWritten(Claim claim)
        => claim.Type == ClaimTypes.Role ? new Claim(TokenSettings.RolesClaim, claim.Value, claim.ValueType) : claim;
}
