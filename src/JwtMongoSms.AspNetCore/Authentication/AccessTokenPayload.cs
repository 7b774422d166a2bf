using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Unicode;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>The claims of an access token: ours in our form, the application's in any, no name twice in one object.</summary>
internal sealed class AccessTokenPayload
{
    /// <summary>How many names a token may have, in all its objects.</summary>
    private const int MaxNames = 256;

    /// <summary>The last second of the year 9999.</summary>
    private const long EndOfTime = 253_402_300_799;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    private readonly List<TokenClaim> claims;
    private readonly string issuer;

    private AccessTokenPayload(List<TokenClaim> claims, string issuer) => (this.claims, this.issuer) = (claims, issuer);

    public required UserId UserId { get; init; }

    public required SessionId SessionId { get; init; }

    public required long IssuedAt { get; init; }

    public required long ExpiresAt { get; init; }

    public required long NotBefore { get; init; }

    /// <summary>Creates an identity for one request: an application may add claims to it.</summary>
    public ClaimsIdentity CreateIdentity()
    {
        var identity = new ClaimsIdentity(TokenClaims.AuthenticationType, "sub", TokenSettings.RolesClaim);

        // With its subject: AddClaim copies a claim without one.
        foreach (var (name, value, type) in claims)
            identity.AddClaim(new Claim(name, value, type, issuer, issuer, identity));

        return identity;
    }

    /// <summary>Reads a payload. The signature and the clock are checked elsewhere.</summary>
    /// <returns><see langword="null"/> for everything that our issuer would not write.</returns>
    public static AccessTokenPayload? Read(ReadOnlyMemory<byte> json, TokenSettings settings)
    {
        // Nothing before or behind the object, not even the white space that JSON allows there.
        var bytes = json.Span;
        if (bytes.Length < 2 || bytes[0] != '{' || bytes[^1] != '}' || !Utf8.IsValid(bytes))
            return null;

        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return AreReadableTexts(bytes) ? Read(document.RootElement, settings) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text escapes half a surrogate pair.
            return null;
        }
    }

    private static AccessTokenPayload? Read(JsonElement root, TokenSettings settings)
    {
        var isLegacy = root.TryGetProperty(TokenSettings.LegacyClaim, out var legacy);
        if ((isLegacy && legacy.ValueKind != JsonValueKind.True)
            || !Is(root, "iss", settings.Issuer) || !Is(root, "aud", settings.Audience) || Text(root, "jti") is null
            || !UserId.TryParse(Text(root, "sub"), out var userId)
            || !SessionId.TryParse(Text(root, TokenSettings.SessionClaim), out var sessionId)
            || Time(root, "iat") is not { } issuedAt
            || Time(root, "exp") is not { } expiresAt
            || Time(root, TokenSettings.SignedInAtClaim) is null)
            return null;

        var notBefore = root.TryGetProperty("nbf", out _) ? Time(root, "nbf") : 0;
        var maxLife = isLegacy ? settings.LegacyLifetime : settings.Lifetime;
        if (notBefore is null || expiresAt <= issuedAt || expiresAt - issuedAt > (long)maxLife.TotalSeconds)
            return null;

        return new AccessTokenPayload(ReadClaims(root), settings.Issuer)
        {
            UserId = userId,
            SessionId = sessionId,
            IssuedAt = issuedAt,
            ExpiresAt = expiresAt,
            NotBefore = notBefore.Value,
        };
    }

    private static List<TokenClaim> ReadClaims(JsonElement root)
    {
        List<TokenClaim> claims = new(root.GetPropertyCount());
        foreach (var member in root.EnumerateObject())
        {
            var name = member.Name;
            if (member.Value.ValueKind != JsonValueKind.Array)
            {
                claims.Add(ReadClaim(name, member.Value));
                continue;
            }

            foreach (var item in member.Value.EnumerateArray())
                claims.Add(ReadClaim(name, item));
        }

        return claims;
    }

    private static TokenClaim ReadClaim(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new(name, value.GetString()!, ClaimValueTypes.String),
        JsonValueKind.True or JsonValueKind.False => new(name, value.GetRawText(), ClaimValueTypes.Boolean),
        JsonValueKind.Number => new(name, value.GetRawText(), NumberType(value)),
        JsonValueKind.Null => new(name, "", "JSON_NULL"),
        JsonValueKind.Array => new(name, value.GetRawText(), "JSON_ARRAY"),
        _ => new(name, value.GetRawText(), "JSON"),
    };

    private static string NumberType(JsonElement value)
        => value.TryGetInt32(out _) ? ClaimValueTypes.Integer32
            : value.TryGetInt64(out _) ? ClaimValueTypes.Integer64
            : ClaimValueTypes.Double;

    // Only an escape can spell half a surrogate pair, for the bytes are UTF-8; reading it throws.
    private static bool AreReadableTexts(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var names = 0;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && ++names > MaxNames)
                return false;

            if (reader.ValueIsEscaped)
                reader.GetString();
        }

        return true;
    }

    private static bool Is(JsonElement root, string name, string expected)
        => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.ValueEquals(expected);

    private static string? Text(JsonElement root, string name)
        => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    // Whole seconds of the years 1970 to 9999, written as digits: no fraction, no exponent, no text.
    private static long? Time(JsonElement root, string name)
        => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            && long.TryParse(JsonMarshal.GetRawUtf8Value(value), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= EndOfTime
            ? seconds
            : null;

    private readonly record struct TokenClaim(string Name, string Value, string Type);
}
