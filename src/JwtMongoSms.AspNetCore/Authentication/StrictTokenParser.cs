using System.Text.Json;
using JwtMongoSms.AspNetCore.SigningKeys;
using Microsoft.IdentityModel.Tokens;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>
/// Refuses every token that isn't written exactly as ours are, before its signature is looked at. The handler behind it is forgiving: it takes
/// spare bits, doubled names, unknown headers and times that aren't whole numbers, and each of these has been somebody's way in.
/// </summary>
internal sealed class StrictTokenParser(TokenSettings settings, CurrentKeys keys)
{
    private const int MaxToken = 4_096;
    private const int MaxSignatureBytes = 512;

    private readonly long maxLife = (long)settings.Lifetime.TotalSeconds;
    private readonly long maxLegacyLife = (long)settings.LegacyLifetime.TotalSeconds;

    /// <summary>Whether the token has our form and names a key of ours; says nothing about its signature.</summary>
    public bool HasForm(string token)
    {
        if (token.Length > MaxToken)
            return false;

        Span<Range> parts = stackalloc Range[4];
        var text = token.AsSpan();
        try
        {
            return text.Split(parts, '.') == 3
                && StrictHeader.KeyOf(text[parts[0]], keys.Ring) is { } key
                && IsSignature(text[parts[2]], key)
                && StrictPayload.HasForm(text[parts[1]], maxLife, maxLegacyLife);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second is what a text says that is no Unicode, when it is read.
            return false;
        }
    }

    private static bool IsSignature(ReadOnlySpan<char> part, SigningKey key)
    {
        Span<byte> bytes = stackalloc byte[MaxSignatureBytes];
        return part.Length == key.SignatureLength
            && CanonicalBase64Url.TryDecode(part, bytes, out var length)
            && (key.Algorithm != SecurityAlgorithms.EcdsaSha256 || EcSignature.HasLowS(bytes[..length]));
    }
}
