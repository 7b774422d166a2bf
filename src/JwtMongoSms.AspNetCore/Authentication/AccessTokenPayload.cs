using System.Globalization;
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

    private AccessTokenPayload(UserId userId, SessionId sessionId, long issuedAt, long expiresAt, long notBefore, ClaimsIdentity identity)
        => (UserId, SessionId, IssuedAt, ExpiresAt, NotBefore, Identity) = (userId, sessionId, issuedAt, expiresAt, notBefore, identity);

    public UserId UserId { get; }

    public SessionId SessionId { get; }

    public long IssuedAt { get; }

    public long ExpiresAt { get; }

    public long NotBefore { get; }

    public ClaimsIdentity Identity { get; }

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
            var names = 0;
            return AreTexts(document.RootElement, ref names) ? Read(document.RootElement, settings) : null;
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
        return notBefore is null || expiresAt <= issuedAt || expiresAt - issuedAt > (long)maxLife.TotalSeconds
            ? null
            : new AccessTokenPayload(userId, sessionId, issuedAt, expiresAt, notBefore.Value, CreateIdentity(root, settings.Issuer));
    }

    private static ClaimsIdentity CreateIdentity(JsonElement root, string issuer)
    {
        var identity = new ClaimsIdentity(TokenClaims.AuthenticationType, "sub", TokenSettings.RolesClaim);
        foreach (var member in root.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Array)
                identity.AddClaims(member.Value.EnumerateArray().Select(item => CreateClaim(member.Name, item, issuer)));
            else
                identity.AddClaim(CreateClaim(member.Name, member.Value, issuer));
        }

        return identity;
    }

    private static Claim CreateClaim(string name, JsonElement value, string issuer) => value.ValueKind switch
    {
        JsonValueKind.String => new Claim(name, value.GetString()!, ClaimValueTypes.String, issuer),
        JsonValueKind.True or JsonValueKind.False => new Claim(name, value.GetRawText(), ClaimValueTypes.Boolean, issuer),
        JsonValueKind.Number => new Claim(name, value.GetRawText(), NumberType(value), issuer),
        JsonValueKind.Null => new Claim(name, "", "JSON_NULL", issuer),
        JsonValueKind.Array => new Claim(name, value.GetRawText(), "JSON_ARRAY", issuer),
        _ => new Claim(name, value.GetRawText(), "JSON", issuer),
    };

    private static string NumberType(JsonElement value)
        => value.TryGetInt32(out _) ? ClaimValueTypes.Integer32
            : value.TryGetInt64(out _) ? ClaimValueTypes.Integer64
            : ClaimValueTypes.Double;

    // Reads every text once: an escape that spells half a surrogate pair throws.
    private static bool AreTexts(JsonElement element, ref int names)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                element.GetString();
                return true;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    if (!AreTexts(item, ref names))
                        return false;
                }

                return true;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    if (++names > MaxNames || member.Name is null || !AreTexts(member.Value, ref names))
                        return false;
                }

                return true;
            default:
                return true;
        }
    }

    private static bool Is(JsonElement root, string name, string expected) => Text(root, name) == expected;

    private static string? Text(JsonElement root, string name)
        => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    // Whole seconds of the years 1970 to 9999, written as digits: no fraction, no exponent, no text.
    private static long? Time(JsonElement root, string name)
        => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            && long.TryParse(value.GetRawText(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= EndOfTime
            ? seconds
            : null;
}
