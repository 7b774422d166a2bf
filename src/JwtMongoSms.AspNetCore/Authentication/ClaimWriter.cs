using System.Security.Claims;
using System.Text;
using System.Text.Json;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>
/// Writes the application's claims into a token. A mistake fails the sign-in: a missing claim could allow more, not less.
/// </summary>
internal static class ClaimWriter
{
    // 2,731 characters in base64url: with our claims, a token stays within its 4,096.
    private const int MaxBytes = 2_048;

    private static readonly HashSet<string> Reserved =
    [
        "iss", "aud", "sub", TokenSettings.SessionClaim, "jti", "iat", "exp", "nbf", "cnf", TokenSettings.SignedInAtClaim,
        TokenSettings.LegacyClaim,
    ];

    // The framework's value types whose values are JSON.
    private static readonly HashSet<string> JsonTypes =
    [
        ClaimValueTypes.Boolean, ClaimValueTypes.Integer, ClaimValueTypes.Integer32, ClaimValueTypes.Integer64, ClaimValueTypes.UInteger32,
        ClaimValueTypes.UInteger64, ClaimValueTypes.Double, "JSON", "JSON_ARRAY", "JSON_NULL",
    ];

    /// <summary>Writes the claims; several of one name become a list.</summary>
    /// <exception cref="InvalidOperationException">A name is ours, a value is not what its type says, or there are too many.</exception>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<Claim> claims)
    {
        foreach (var named in claims.GroupBy(NameOf))
        {
            if (Reserved.Contains(named.Key) || named.Key.Length == 0)
                throw new InvalidOperationException(
                    $"AddClaims has a claim named \"{named.Key}\"; that name is reserved; choose another.");

            writer.WritePropertyName(named.Key);
            if (named.Count() > 1)
                writer.WriteStartArray();

            foreach (var claim in named)
                WriteValue(writer, claim);

            if (named.Count() > 1)
                writer.WriteEndArray();
        }

        var bytes = claims.Sum(claim => Encoding.UTF8.GetByteCount(NameOf(claim)) + Encoding.UTF8.GetByteCount(claim.Value));
        if (bytes > MaxBytes)
            throw new InvalidOperationException(
                $"AddClaims has {bytes} bytes of claims; a token has room for {MaxBytes}. "
                + "Keep them with the user, and read them with CurrentUser.GetAsync.");
    }

    private static string NameOf(Claim claim) => claim.Type == ClaimTypes.Role ? TokenSettings.RolesClaim : claim.Type;

    private static void WriteValue(Utf8JsonWriter writer, Claim claim)
    {
        if (JsonTypes.Contains(claim.ValueType))
            WriteJson(writer, claim);
        else
            writer.WriteStringValue(claim.Value);
    }

    private static void WriteJson(Utf8JsonWriter writer, Claim claim)
    {
        try
        {
            writer.WriteRawValue(claim.ValueType == ClaimValueTypes.Boolean ? claim.Value.ToLowerInvariant() : claim.Value);
        }
        catch (JsonException)
        {
            throw new InvalidOperationException(
                $"AddClaims has a claim \"{claim.Type}\" whose value is not the {claim.ValueType} that it says.");
        }
    }
}
