using System.Buffers;
using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using JwtMongoSms.AspNetCore.SigningKeys;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>Issues access tokens (RFC 9068).</summary>
internal sealed class AccessTokenIssuer(TokenSettings settings, CurrentKeys keys, TimeProvider timeProvider)
{
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="InvalidOperationException">The application's claims make a token that would be rejected.</exception>
    public AccessToken Issue(Session session, IReadOnlyList<Claim> claims) => Issue(session, claims, settings.Lifetime, isLegacy: false);

    /// <summary>Issues the one token of a client that knows no refresh.</summary>
    public AccessToken IssueLegacy(Session session, IReadOnlyList<Claim> claims)
    {
        var left = TimeSpan.FromSeconds(session.EndsAt.ToUnixTimeSeconds() - timeProvider.GetUtcNow().ToUnixTimeSeconds());
        return Issue(session, claims, left < settings.LegacyLifetime ? left : settings.LegacyLifetime, isLegacy: true);
    }

    private AccessToken Issue(Session session, IReadOnlyList<Claim> claims, TimeSpan lifetime, bool isLegacy)
    {
        var key = keys.Signer;
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Written))
            WritePayload(writer, session, claims, lifetime, isLegacy);

        // Our reader must accept every token that we issue; only the application's claims can break that.
        if (claims.Count > 0 && AccessTokenPayload.Read(buffer.WrittenMemory, settings) is null)
            throw InvalidClaims();

        var text = $"{key.Header}.{Base64Url.EncodeToString(buffer.WrittenSpan)}";
        var token = $"{text}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(text)))}";
        return token.Length <= TokenSettings.MaxTokenLength ? new AccessToken(token, lifetime) : throw InvalidClaims();
    }

    private void WritePayload(Utf8JsonWriter writer, Session session, IReadOnlyList<Claim> claims, TimeSpan lifetime, bool isLegacy)
    {
        var issuedAt = timeProvider.GetUtcNow().ToUnixTimeSeconds();
        writer.WriteStartObject();
        writer.WriteString("iss", settings.Issuer);
        writer.WriteString("aud", settings.Audience);
        writer.WriteString("sub", session.UserId.Value);
        writer.WriteString(TokenSettings.SessionClaim, session.Id.Value);
        writer.WriteString("jti", CreateTokenId());
        writer.WriteNumber("iat", issuedAt);
        writer.WriteNumber("exp", issuedAt + (long)lifetime.TotalSeconds);
        writer.WriteNumber(TokenSettings.SignedInAtClaim, session.CreatedAt.ToUnixTimeSeconds());
        if (isLegacy)
            writer.WriteBoolean(TokenSettings.LegacyClaim, true);

        ClaimWriter.Write(writer, claims);
        writer.WriteEndObject();
    }

    private static InvalidOperationException InvalidClaims() => new(
        "AddClaims has claims that no token of ours may hold: a token has 4,096 characters at most, its claims are nested 4 deep at most, "
        + "have 256 names at most, and no name twice in one object.");

    private static string CreateTokenId()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }
}

/// <summary>A signed access token. It prints masked.</summary>
internal sealed class AccessToken(string value, TimeSpan expiresIn)
{
    public string Value { get; } = value;

    public TimeSpan ExpiresIn { get; } = expiresIn;

    public override string ToString() => "******";
}
