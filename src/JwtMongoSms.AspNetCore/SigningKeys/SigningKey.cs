using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using JwtMongoSms.Keys;

namespace JwtMongoSms.AspNetCore.SigningKeys;

/// <summary>Signs and checks access tokens with one algorithm (RFC 8725 3.1). It prints its id alone.</summary>
internal abstract class SigningKey
{
    private readonly string material;

    private protected SigningKey(string algorithm, string id, string material, int signatureBytes)
    {
        (Algorithm, Id, this.material, SignatureBytes) = (algorithm, id, material, signatureBytes);
        SignatureLength = Base64Url.GetEncodedLength(signatureBytes);

        // This order must never change: a token whose header differs by one character is rejected.
        var kid = JsonEncodedText.Encode(id, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        var header = $$"""{"alg":"{{algorithm}}","typ":"at+jwt","kid":"{{kid}}"}""";
        Header = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header));
    }

    public string Id { get; }

    public string Algorithm { get; }

    /// <summary>Gets the header of every token that this key has signed, as it stands in the token.</summary>
    public string Header { get; }

    /// <summary>Gets how many bytes a signature has.</summary>
    public int SignatureBytes { get; }

    /// <summary>Gets how many characters a signature has in a token.</summary>
    public int SignatureLength { get; }

    /// <summary>Gets what others may know of the key; <see langword="null"/> for a secret.</summary>
    public JsonWebKey? Public { get; private protected init; }

    public static SigningKey FromServerKey(ServerKey key) => FromSecret(key.ToArray(), key.Id);

    public static SigningKey FromSecret(byte[] secret, string? id = null) => new SecretKey(secret, id);

    public static SigningKey FromPrivateKey(AsymmetricAlgorithm key, string? id = null) => key switch
    {
        ECDsa ec => new EcKey(ec, id),
        RSA rsa => new RsaKey(rsa, id),
        _ => throw new ArgumentException("The key is neither EC nor RSA.", nameof(key)),
    };

    /// <summary>Signs the header and payload of a token.</summary>
    public abstract byte[] Sign(ReadOnlySpan<byte> data);

    /// <summary>Checks a signature whose form is that of this key's algorithm.</summary>
    public abstract bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);

    /// <summary>Gets whether it is the same key, whatever its id.</summary>
    public bool HasMaterialOf(SigningKey other) => material == other.material;

    public override string ToString() => $"{Id} ({Algorithm})";
}
