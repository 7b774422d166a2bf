using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using JwtMongoSms.Keys;

namespace JwtMongoSms.Challenges;

/// <summary>Derives a challenge's code from the stored challenge and the key. The code itself is stored nowhere.</summary>
internal sealed class CodeDeriver(ServerKeys keys)
{
    public const int SaltBytes = 16;

    private const int ReferenceBytes = 32;
    private const int MaxNumber = 16;

    /// <returns>The code; <see langword="null"/> when its secret is no longer configured.</returns>
    public OneTimeCode? Derive(CodeChallenge challenge, int length)
    {
        if (keys.Find(KeyUse.Code, challenge.KeyId) is not { } key)
            return null;

        // Everything before the number has a fixed length, so no two challenges have the same input.
        Span<byte> input = stackalloc byte[1 + ReferenceBytes + SaltBytes + MaxNumber];
        input[0] = (byte)challenge.Purpose;
        challenge.Hash.Bytes.Span.CopyTo(input[1..]);
        challenge.Salt.Span.CopyTo(input[(1 + ReferenceBytes)..]);
        var numberBytes = Encoding.ASCII.GetBytes(challenge.PhoneNumber.E164, input[(1 + ReferenceBytes + SaltBytes)..]);

        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.Bytes, input[..(1 + ReferenceBytes + SaltBytes + numberBytes)], mac);
        return ToCode(mac, length);
    }

    // 128 bits modulo at most 10^10: the bias is below 2^-94, so every code is as likely as any other.
    private static OneTimeCode ToCode(ReadOnlySpan<byte> mac, int length)
    {
        var number = BinaryPrimitives.ReadUInt128BigEndian(mac) % (UInt128)Math.Pow(10, length);
        var digits = ((ulong)number).ToString(CultureInfo.InvariantCulture).PadLeft(length, '0');
        return OneTimeCode.TryParse(digits, length, out var code)
            ? code
            : throw new InvalidOperationException($"A derived code has {digits.Length} digits; it has {length}.");
    }
}
