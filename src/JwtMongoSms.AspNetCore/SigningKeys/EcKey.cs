using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;

namespace JwtMongoSms.AspNetCore.SigningKeys;

/// <summary>A key for ES256 on the curve P-256 (RFC 7518 3.4).</summary>
internal sealed class EcKey : SigningKey
{
    private readonly ECDsa key;

    public EcKey(ECDsa key, string? id)
        : this(key, id, ThumbprintOf(key))
    {
    }

    private EcKey(ECDsa key, string? id, string thumbprint)
        : base("ES256", id ?? thumbprint, thumbprint, EcSignature.Bytes)
    {
        this.key = key;
        var (x, y) = PointOf(key);
        Public = new JsonWebKey("EC", "sig", Algorithm, Id) { Crv = "P-256", X = x, Y = y };
    }

    public override byte[] Sign(ReadOnlySpan<byte> data)
    {
        var signature = key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        if (!EcSignature.HasLowS(signature))
            EcSignature.Negate(signature);

        return signature;
    }

    public override bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) => EcSignature.HasLowS(signature)
        && key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    // RFC 7638 3.2: the required members in this order, without white space.
    private static string ThumbprintOf(ECDsa key)
    {
        var (x, y) = PointOf(key);
        return JsonWebKey.Thumbprint($$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}""");
    }

    private static (string X, string Y) PointOf(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return (Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
    }
}

/// <summary>
/// The form of an ES256 signature: r and s, 32 bytes each (RFC 7518 3.4). Where s is valid, so is n - s, which anyone can compute; s is
/// at most n/2 here, so that a token has one spelling.
/// </summary>
internal static class EcSignature
{
    public const int Bytes = 64;
    private const int NumberBytes = 32;

    // The order n of P-256 (SEC 2, 2.4.2), and half of it.
    private static readonly BigInteger Order = new(
        Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"), isUnsigned: true, isBigEndian: true);
    private static readonly byte[] HalfOrder = (Order >> 1).ToByteArray(isUnsigned: true, isBigEndian: true);

    public static bool HasLowS(ReadOnlySpan<byte> signature)
        => signature.Length == Bytes && signature[NumberBytes..].SequenceCompareTo(HalfOrder) <= 0;

    /// <summary>Puts n - s in the place of s.</summary>
    public static void Negate(Span<byte> signature)
    {
        var s = signature[NumberBytes..];
        var other = Order - new BigInteger(s, isUnsigned: true, isBigEndian: true);
        s.Clear();
        other.TryWriteBytes(s[(NumberBytes - other.GetByteCount(isUnsigned: true))..], out _, isUnsigned: true, isBigEndian: true);
    }
}
