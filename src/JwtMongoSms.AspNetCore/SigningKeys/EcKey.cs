using System.Buffers.Text;
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
