using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using JwtMongoSms.Internal;

namespace JwtMongoSms.AspNetCore.Tokens.Internal;

/// <summary>
/// Refuses every token that isn't written exactly as ours are, before its signature is looked at. The handler behind it is forgiving: it takes
/// spare bits, doubled names, unknown headers and times that aren't whole numbers, and each of these has been somebody's way in.
/// </summary>
internal sealed class StrictTokenParser(TokenSettings settings)
{
    private const int LongestToken = 4_096;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    private static readonly SearchValues<char> Alphabet
        = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Whether the token has our form; says nothing about its signature.</summary>
    public bool HasForm(string token)
    {
        if (token.Length > LongestToken)
            return false;

        Span<Range> parts = stackalloc Range[4];
        var text = token.AsSpan();
        return text.Split(parts, '.') == 3
            && HasForm(text[parts[0]], IsHeader)
            && HasForm(text[parts[1]], IsPayload)
            && IsCanonical(text[parts[2]]);
    }

    private static bool HasForm(ReadOnlySpan<char> part, Func<JsonElement, bool> isExpected)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Base64Url.GetMaxDecodedLength(part.Length));
        try
        {
            // Nothing before or behind the object, not even what JSON allows there.
            if (!TryDecode(part, bytes, out var length) || !Utf8.IsValid(bytes.AsSpan(0, length)) || bytes[0] != '{' || bytes[length - 1] != '}')
                return false;

            using var document = JsonDocument.Parse(bytes.AsMemory(0, length), Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object && isExpected(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second is what a text says that is no Unicode, when it is read.
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        }
    }

    private static bool IsHeader(JsonElement header)
        => header.GetPropertyCount() == 3
        && header.TryGetProperty("alg"u8, out var algorithm) && IsText(algorithm) && algorithm.ValueEquals(TokenSettings.Algorithm)
        && header.TryGetProperty("typ"u8, out var type) && IsText(type) && type.ValueEquals(TokenSettings.Type)
        && HasText(header, "kid"u8);

    private bool IsPayload(JsonElement payload)
        => HasText(payload, "iss"u8)
        && HasText(payload, "aud"u8)
        && HasText(payload, "sub"u8)
        && HasText(payload, "sid"u8)
        && HasText(payload, "jti"u8)
        && TryReadTime(payload, "iat"u8, out var issuedAt)
        && TryReadTime(payload, "exp"u8, out var expiresAt)
        && TryReadTime(payload, "auth_time"u8, out _)
        && expiresAt > issuedAt
        && expiresAt - issuedAt <= (long)LongestLifetime(payload).TotalSeconds;

    private TimeSpan LongestLifetime(JsonElement payload)
        => payload.TryGetProperty(TokenSettings.LegacyClaim, out var legacy) && legacy.ValueKind == JsonValueKind.True ? settings.LegacyLifetime : settings.Lifetime;

    private static bool HasText(JsonElement element, ReadOnlySpan<byte> name) => element.TryGetProperty(name, out var value) && IsText(value);

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String && !value.ValueEquals(""u8);

    // Whole seconds of the years 1970 to 9999, written as digits: no fraction, no exponent, no text.
    private static bool TryReadTime(JsonElement payload, ReadOnlySpan<byte> name, out long seconds)
    {
        seconds = 0;
        return payload.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.Number
            && JsonMarshal.GetRawUtf8Value(value).IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
            && value.TryGetInt64(out seconds)
            && seconds <= 253_402_300_799;
    }

    private static bool IsCanonical(ReadOnlySpan<char> part)
    {
        Span<byte> bytes = stackalloc byte[512];
        return part.Length <= 512 && TryDecode(part, bytes, out _);
    }

    // One value, one spelling: no padding, no white space, and the last character's spare bits are zero.
    private static bool TryDecode(ReadOnlySpan<char> part, Span<byte> bytes, out int length)
    {
        length = 0;
        if (part.IsEmpty || part.ContainsAnyExcept(Alphabet) || !Base64UrlText.TryDecode(part, bytes, out length))
            return false;

        Span<char> lastGroup = stackalloc char[4];
        var tail = length - (length % 3);
        return part.Length % 4 == 0
            || (Base64Url.TryEncodeToChars(bytes[tail..length], lastGroup, out var written) && part[^written..].SequenceEqual(lastGroup[..written]));
    }
}
