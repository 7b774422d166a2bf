using System.Text.Json;
using JwtMongoSms.AspNetCore.SigningKeys;
using Microsoft.IdentityModel.Tokens;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>A token's header: <c>alg</c>, <c>typ</c> and <c>kid</c>, each once, none spelled with escapes, and nothing else.</summary>
internal static class StrictHeader
{
    private const int MaxBytes = 256;

    /// <returns>The key that the token names, if its algorithm is that key's; <see langword="null"/> for whatever isn't our form.</returns>
    public static SigningKey? KeyOf(ReadOnlySpan<char> part, KeyRing ring)
    {
        Span<byte> bytes = stackalloc byte[MaxBytes];
        if (!CanonicalBase64Url.TryDecode(part, bytes, out var length) || bytes[0] != '{' || bytes[length - 1] != '}')
            return null;

        SigningKey? key = null;
        string? algorithm = null;
        var hasType = false;
        var reader = new Utf8JsonReader(bytes[..length]);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isOurs = IsName(reader, "alg"u8) ? algorithm is null && (algorithm = AlgorithmOf(ref reader)) is not null
                : IsName(reader, "kid"u8) ? key is null && IsText(ref reader) && (key = ring.Find(reader.ValueSpan)) is not null
                : IsName(reader, "typ"u8) && !hasType && IsText(ref reader) && (hasType = reader.ValueTextEquals(TokenSettings.Type));
            if (!isOurs)
                return null;
        }

        // Nothing behind the object either: the reader throws when there is something.
        return !reader.Read() && hasType && key?.Algorithm == algorithm ? key : null;
    }

    private static string? AlgorithmOf(ref Utf8JsonReader reader)
    {
        if (!IsText(ref reader))
            return null;

        // The framework's own text, so that no token makes a text of ours.
        return reader.ValueTextEquals(SecurityAlgorithms.HmacSha256) ? SecurityAlgorithms.HmacSha256
            : reader.ValueTextEquals(SecurityAlgorithms.EcdsaSha256) ? SecurityAlgorithms.EcdsaSha256
            : reader.ValueTextEquals(SecurityAlgorithms.RsaSha256) ? SecurityAlgorithms.RsaSha256
            : null;
    }

    private static bool IsName(in Utf8JsonReader reader, ReadOnlySpan<byte> name) => !reader.ValueIsEscaped && reader.ValueTextEquals(name);

    private static bool IsText(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped;
}
