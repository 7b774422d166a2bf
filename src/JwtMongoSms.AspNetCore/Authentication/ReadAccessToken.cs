using System.Security.Claims;
using JwtMongoSms.AspNetCore.SigningKeys;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>An access token that was read and checked with the keys of one ring. It prints masked.</summary>
internal sealed class ReadAccessToken(string value, AccessTokenPayload payload, KeyRing ring)
{
    public string Value { get; } = value;

    public UserId UserId { get; } = payload.UserId;

    public SessionId SessionId { get; } = payload.SessionId;

    public DateTimeOffset ExpiresAt { get; } = DateTimeOffset.FromUnixTimeSeconds(payload.ExpiresAt);

    /// <summary>Gets the keys that it was checked with: another ring may lack its key.</summary>
    public KeyRing Ring { get; } = ring;

    /// <summary>Creates a principal for one request: an application may add claims to it.</summary>
    public ClaimsPrincipal CreatePrincipal() => new(payload.Identity.Clone());

    public override string ToString() => "******";
}
