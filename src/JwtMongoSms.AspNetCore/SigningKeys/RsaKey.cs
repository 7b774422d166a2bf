using System.Buffers.Text;
using System.Security.Cryptography;

namespace JwtMongoSms.AspNetCore.SigningKeys;

/// <summary>A key for RS256 (RFC 7518 3.3).</summary>
internal sealed class RsaKey : SigningKey
{
    private readonly RSA key;

    public RsaKey(RSA key, string? id)
        : this(key, id, ThumbprintOf(key))
    {
    }

    private RsaKey(RSA key, string? id, string thumbprint)
        : base("RS256", id ?? thumbprint, thumbprint, key.KeySize / 8)
    {
        this.key = key;
        var (n, e) = NumbersOf(key);
        Public = new JsonWebKey("RSA", "sig", Algorithm, Id) { N = n, E = e };
    }

    public override byte[] Sign(ReadOnlySpan<byte> data) => key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public override bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
        => key.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    // RFC 7638 3.2: the required members in this order, without white space.
    private static string ThumbprintOf(RSA key)
    {
        var (n, e) = NumbersOf(key);
        return JsonWebKey.Thumbprint($$"""{"e":"{{e}}","kty":"RSA","n":"{{n}}"}""");
    }

    private static (string N, string E) NumbersOf(RSA key)
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        return (Base64Url.EncodeToString(numbers.Modulus), Base64Url.EncodeToString(numbers.Exponent));
    }
}
