using System.Globalization;
using System.Security.Claims;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>What our own token says of a principal that may have been put together from several schemes.</summary>
internal static class TokenClaims
{
    public static bool AreThere(ClaimsPrincipal? user) => IdentityOf(user) is not null;

    public static string? Find(ClaimsPrincipal? user, string name) => IdentityOf(user)?.FindFirst(name)?.Value;

    public static DateTimeOffset? SignedInAt(ClaimsPrincipal? user)
        => long.TryParse(Find(user, TokenSettings.SignedInAtClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static ClaimsIdentity? IdentityOf(ClaimsPrincipal? user)
        => user?.Identities.FirstOrDefault(identity => identity.IsAuthenticated && identity.AuthenticationType == JwtMongoSmsDefaults.AuthenticationScheme);
}
