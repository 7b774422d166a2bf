using System.Buffers;
using System.Security.Claims;
using System.Text;
using JwtMongoSms.AspNetCore.SigningKeys;
using Microsoft.AspNetCore.Authentication;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>
/// Accepts only tokens that are written exactly as ours are, signed by a key of ours, and in time. Readers that accept spare bits, doubled
/// names, unknown headers or fractional times have been attacked by each of these.
/// </summary>
internal sealed class AccessTokenReader(TokenSettings settings, CurrentKeys keys, TimeProvider timeProvider)
{
    /// <summary>Reads and checks a token; its session is still to be checked.</summary>
    /// <returns><see langword="null"/> for any other text.</returns>
    public ReadAccessToken? Read(string token)
    {
        Span<Range> parts = stackalloc Range[4];
        var text = token.AsSpan();
        var ring = keys.Ring;
        if (token.Length > TokenSettings.MaxTokenLength || text.Split(parts, '.') != 3 || ring.FindByHeader(text[parts[0]]) is not { } key)
            return null;

        return HasSignature(key, text[..parts[1].End], text[parts[2]]) && ReadPayload(text[parts[1]]) is { } payload && IsInTime(payload)
            ? new ReadAccessToken(token, payload, ring)
            : null;
    }

    private static bool HasSignature(SigningKey key, ReadOnlySpan<char> text, ReadOnlySpan<char> part)
    {
        Span<byte> signature = stackalloc byte[key.SignatureBytes];
        if (part.Length != key.SignatureLength
            || !CanonicalBase64Url.TryDecode(part, signature, out var length)
            || length != signature.Length)
            return false;

        var data = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            // Another character than ASCII becomes a question mark, which no part of a token has.
            return key.Verify(data.AsSpan(0, Encoding.ASCII.GetBytes(text, data)), signature);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(data);
        }
    }

    private AccessTokenPayload? ReadPayload(ReadOnlySpan<char> part)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(part.Length);
        try
        {
            return CanonicalBase64Url.TryDecode(part, bytes, out var length)
                ? AccessTokenPayload.Read(bytes.AsMemory(0, length), settings)
                : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        }
    }

    // A token from the future means a wrong clock or a stolen key.
    private bool IsInTime(AccessTokenPayload payload)
    {
        var now = timeProvider.GetUtcNow();
        var latest = now + TokenSettings.ClockSkew;
        return now < DateTimeOffset.FromUnixTimeSeconds(payload.ExpiresAt) + TokenSettings.ClockSkew
            && DateTimeOffset.FromUnixTimeSeconds(payload.IssuedAt) <= latest
            && DateTimeOffset.FromUnixTimeSeconds(payload.NotBefore) <= latest;
    }
}

/// <summary>An access token that was read and checked with the keys of one ring. It prints masked.</summary>
internal sealed class ReadAccessToken(string value, AccessTokenPayload payload, KeyRing ring)
{
    private AuthenticationProperties? properties;

    public string Value { get; } = value;

    public UserId UserId { get; } = payload.UserId;

    public SessionId SessionId { get; } = payload.SessionId;

    public DateTimeOffset ExpiresAt { get; } = DateTimeOffset.FromUnixTimeSeconds(payload.ExpiresAt);

    /// <summary>Gets the keys that it was checked with: another ring may lack its key.</summary>
    public KeyRing Ring { get; } = ring;

    /// <summary>Creates a ticket for one request: an application may change it.</summary>
    public AuthenticationTicket CreateTicket(string scheme)
    {
        properties ??= CreateProperties();
        return new AuthenticationTicket(CreatePrincipal(), properties.Clone(), scheme);
    }

    public ClaimsPrincipal CreatePrincipal() => new(payload.CreateIdentity());

    public override string ToString() => "******";

    private AuthenticationProperties CreateProperties()
    {
        var created = new AuthenticationProperties { ExpiresUtc = ExpiresAt };
        created.StoreTokens([new AuthenticationToken { Name = "access_token", Value = Value }]);
        return created;
    }
}
