using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using JwtMongoSms.Challenges;

namespace JwtMongoSms;

/// <summary>A code of 4 to 10 decimal digits; leading zeros count. It prints masked and compares in constant time.</summary>
public sealed class OneTimeCode
{
    private OneTimeCode(string digits) => Digits = digits;

    /// <summary>Gets the digits. They belong in the message and nowhere else.</summary>
    public string Digits { get; }

    /// <summary>
    /// Parses a code as people type or paste it: digits of any script, with spaces or hyphens, or within the whole message.
    /// </summary>
    /// <param name="text">The text, at most 1,600 characters; a longer one is refused.</param>
    /// <param name="length">How many digits codes have.</param>
    /// <param name="code">The code, when the text contains one.</param>
    /// <returns><see langword="false"/> when the text contains no code.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, int length, [NotNullWhen(true)] out OneTimeCode? code)
    {
        var isPlain = text?.Length == length && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
        var digits = text is null || isPlain ? text : TypedCode.Find(text, length);
        code = digits is null ? null : new OneTimeCode(digits);
        return code is not null;
    }

    /// <summary>Creates a code that is no challenge's, to see how long a message is.</summary>
    internal static OneTimeCode CreateSample(int length) => new("0123456789"[..length]);

    /// <summary>Compares two codes in constant time.</summary>
    public bool Matches(OneTimeCode other) => CryptographicOperations.FixedTimeEquals(
        MemoryMarshal.AsBytes(Digits.AsSpan()), MemoryMarshal.AsBytes(other.Digits.AsSpan()));

    /// <summary>Always <c>******</c>.</summary>
    public override string ToString() => "******";
}
