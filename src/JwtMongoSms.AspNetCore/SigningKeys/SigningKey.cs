using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using JwtMongoSms.Keys;
using Microsoft.IdentityModel.Tokens;

namespace JwtMongoSms.AspNetCore.SigningKeys;

/// <summary>A key that signs access tokens or checks them, with one algorithm and no other (RFC 8725 3.1). It prints its id alone.</summary>
internal sealed class SigningKey
{
    private readonly string material;

    private SigningKey(SecurityKey key, string algorithm, string id, string material, int signatureBytes)
    {
        this.material = material;
        (Id, Algorithm, SecurityKey) = (id, algorithm, key);
        IdBytes = Encoding.UTF8.GetBytes(id);
        SignatureLength = Base64Url.GetEncodedLength(signatureBytes);
        key.KeyId = id;

        // Signers that are kept for reuse are kept with their key: what the framework keeps for all keys would outlive one that is gone.
        key.CryptoProviderFactory = new CryptoProviderFactory();
        Credentials = new SigningCredentials(key, algorithm);
    }

    public string Id { get; }

    public byte[] IdBytes { get; }

    public string Algorithm { get; }

    public SecurityKey SecurityKey { get; }

    public SigningCredentials Credentials { get; }

    /// <summary>How many characters a signature has.</summary>
    public int SignatureLength { get; }

    /// <summary>What others may know of it: nothing of a secret.</summary>
    public KeyResponse? Public { get; private init; }

    public static SigningKey Of(ServerKey key) => OfSecret(key.ToArray(), key.Id);

    public static SigningKey OfSecret(byte[] secret, string? id = null)
    {
        id ??= Base64Url.EncodeToString(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, outputLength: 6, info: "jwtmongosms/token-id"u8.ToArray()));
        var material = Convert.ToHexString(SHA256.HashData(secret));
        return new SigningKey(new SymmetricSecurityKey(secret), SecurityAlgorithms.HmacSha256, id, material, HMACSHA256.HashSizeInBytes);
    }

    public static SigningKey Of(ECDsa key, string? id = null)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var security = new ECDsaSecurityKey(key);
        var thumbprint = ThumbprintOf(security);
        return new SigningKey(security, SecurityAlgorithms.EcdsaSha256, id ?? thumbprint, thumbprint, EcSignature.Bytes)
        {
            Public = new KeyResponse("EC", "sig", SecurityAlgorithms.EcdsaSha256, id ?? thumbprint)
            {
                Crv = JsonWebKeyECTypes.P256,
                X = Base64Url.EncodeToString(point.X),
                Y = Base64Url.EncodeToString(point.Y),
            },
        };
    }

    public static SigningKey Of(RSA key, string? id = null)
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        var security = new RsaSecurityKey(key);
        var thumbprint = ThumbprintOf(security);
        return new SigningKey(security, SecurityAlgorithms.RsaSha256, id ?? thumbprint, thumbprint, numbers.Modulus!.Length)
        {
            Public = new KeyResponse("RSA", "sig", SecurityAlgorithms.RsaSha256, id ?? thumbprint)
            {
                N = Base64Url.EncodeToString(numbers.Modulus),
                E = Base64Url.EncodeToString(numbers.Exponent),
            },
        };
    }

    /// <summary>Whether it is the same key, whatever it is called.</summary>
    public bool HasMaterialOf(SigningKey other) => material == other.material;

    public override string ToString() => $"{Id} ({Algorithm})";

    // RFC 7638.
    private static string ThumbprintOf(SecurityKey key) => Base64Url.EncodeToString(key.ComputeJwkThumbprint());
}
