using System.Buffers;
using JwtMongoSms.Keys;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>
/// Base64url in which one value has one spelling: no padding, no white space, and the last character's spare bits are zero.
/// </summary>
internal static class CanonicalBase64Url
{
    private static readonly SearchValues<char> Alphabet
        = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    // A last group of two characters has four spare bits, one of three has two.
    private static readonly SearchValues<char> LastOfTwo = SearchValues.Create("AQgw");
    private static readonly SearchValues<char> LastOfThree = SearchValues.Create("AEIMQUYcgkosw048");

    public static bool TryDecode(ReadOnlySpan<char> part, Span<byte> bytes, out int length)
    {
        length = 0;
        return !part.IsEmpty
            && !part.ContainsAnyExcept(Alphabet)
            && HasNoSpareBits(part)
            && Base64UrlText.TryDecode(part, bytes, out length);
    }

    private static bool HasNoSpareBits(ReadOnlySpan<char> part) => (part.Length % 4) switch
    {
        0 => true,
        2 => LastOfTwo.Contains(part[^1]),
        3 => LastOfThree.Contains(part[^1]),
        _ => false,
    };
}
