using System.Security.Claims;

namespace JwtMongoSms.GraphQL.Tests.Authorization;

/// <summary>Somebody who asks.</summary>
internal sealed record Reader(bool IsSignedIn, bool HasRole, bool HasClaim)
{
    public ClaimsPrincipal Principal { get; } = new(
        IsSignedIn
            ? new ClaimsIdentity([.. HasRole ? [new Claim("roles", "editor")] : Array.Empty<Claim>(), .. HasClaim ? [new Claim("age", "18")] : Array.Empty<Claim>()], "Test", "sub", "roles")
            : new ClaimsIdentity());

    public bool Passes(Guard guard) => guard switch
    {
        Guard.SignedIn => IsSignedIn,
        Guard.Role => IsSignedIn && HasRole,
        Guard.Policy => IsSignedIn && HasClaim,
        _ => true,
    };
}
