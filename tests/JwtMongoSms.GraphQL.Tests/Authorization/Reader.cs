using System.Security.Claims;

namespace JwtMongoSms.GraphQL.Tests.Authorization;

/// <summary>The user of a test, or none.</summary>
internal sealed record Reader(bool IsSignedIn, bool HasRole, bool HasClaim)
{
    public ClaimsPrincipal Principal { get; } = new(IsSignedIn
        ? new ClaimsIdentity([.. ClaimIf(HasRole, "roles", "editor"), .. ClaimIf(HasClaim, "age", "18")], "Test", "sub", "roles")
        : new ClaimsIdentity());

    public bool Passes(Guard guard) => guard switch
    {
        Guard.SignedIn => IsSignedIn,
        Guard.Role => IsSignedIn && HasRole,
        Guard.Policy => IsSignedIn && HasClaim,
        _ => true,
    };

    private static Claim[] ClaimIf(bool isThere, string type, string value) => isThere ? [new Claim(type, value)] : [];
}
