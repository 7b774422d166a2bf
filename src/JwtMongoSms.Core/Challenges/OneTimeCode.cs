using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace JwtMongoSms;

/// <summary>A code of 4 to 10 decimal digits; leading zeros count. It prints masked and compares in constant time.</summary>
public sealed class OneTimeCode
{
    private OneTimeCode(string digits) => Digits = digits;

    /// <summary>Gets the digits. They belong in the message and nowhere else.</summary>
    public string Digits { get; }

    /// <summary>Parses a submitted code.</summary>
    /// <param name="text">Exactly <paramref name="length"/> digits from 0 to 9.</param>
    /// <param name="length">How many digits codes have.</param>
    /// <param name="code">The code, when the text has its shape.</param>
    /// <returns><see langword="false"/> when the text doesn't have the shape of a code.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, int length, [NotNullWhen(true)] out OneTimeCode? code)
    {
        var isCode = text?.Length == length && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
        code = isCode ? new OneTimeCode(text!) : null;
        return code is not null;
    }

    /// <summary>Compares two codes in constant time.</summary>
    public bool Matches(OneTimeCode other) => CryptographicOperations.FixedTimeEquals(
        MemoryMarshal.AsBytes(Digits.AsSpan()), MemoryMarshal.AsBytes(other.Digits.AsSpan()));

    /// <summary>Always <c>******</c>.</summary>
    public override string ToString() => "******";
}
