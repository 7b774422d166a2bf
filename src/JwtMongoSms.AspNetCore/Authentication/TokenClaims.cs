using System.Globalization;
using System.Security.Claims;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>Finds the claims of our token in a principal that may come from several schemes.</summary>
internal static class TokenClaims
{
    /// <summary>The authentication type of our identities, whatever the scheme is called.</summary>
    public const string AuthenticationType = "JwtMongoSms";

    public static bool Exist(ClaimsPrincipal? user) => IdentityOf(user) is not null;

    public static string? Find(ClaimsPrincipal? user, string name) => IdentityOf(user)?.FindFirst(name)?.Value;

    public static DateTimeOffset? SignedInAt(ClaimsPrincipal? user)
        => long.TryParse(Find(user, TokenSettings.SignedInAtClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static ClaimsIdentity? IdentityOf(ClaimsPrincipal? user)
        => user?.Identities.FirstOrDefault(identity => identity.IsAuthenticated && identity.AuthenticationType == AuthenticationType);
}
