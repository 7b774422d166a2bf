using System.Numerics;

namespace JwtMongoSms.AspNetCore.SigningKeys;

/// <summary>
/// The form of an ES256 signature: r and s, 32 bytes each (RFC 7518 3.4). With s the signature n - s is as good, and anybody can compute it; so that a token has one spelling, s is
/// at most n/2 here.
/// </summary>
internal static class EcSignature
{
    public const int Bytes = 64;
    private const int NumberBytes = 32;

    // The order n of P-256 (SEC 2, 2.4.2), and half of it.
    private static readonly BigInteger Order = new(Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"), isUnsigned: true, isBigEndian: true);
    private static readonly byte[] HalfOrder = (Order >> 1).ToByteArray(isUnsigned: true, isBigEndian: true);

    public static bool HasLowS(ReadOnlySpan<byte> signature) => signature.Length == Bytes && signature[NumberBytes..].SequenceCompareTo(HalfOrder) <= 0;

    /// <summary>Puts n - s in the place of s.</summary>
    public static void Negate(Span<byte> signature)
    {
        var s = signature[NumberBytes..];
        var other = Order - new BigInteger(s, isUnsigned: true, isBigEndian: true);
        s.Clear();
        other.TryWriteBytes(s[(NumberBytes - other.GetByteCount(isUnsigned: true))..], out _, isUnsigned: true, isBigEndian: true);
    }
}
