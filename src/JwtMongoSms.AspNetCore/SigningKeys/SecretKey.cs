using System.Buffers.Text;
using System.Security.Cryptography;

namespace JwtMongoSms.AspNetCore.SigningKeys;

/// <summary>A key for HS256 (RFC 7518 3.2).</summary>
internal sealed class SecretKey(byte[] secret, string? id)
    : SigningKey("HS256", id ?? CreateId(secret), Convert.ToHexString(SHA256.HashData(secret)), HMACSHA256.HashSizeInBytes)
{
    private readonly byte[] secret = secret;

    public override byte[] Sign(ReadOnlySpan<byte> data) => HMACSHA256.HashData(secret, data);

    public override bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, data, mac);
        return CryptographicOperations.FixedTimeEquals(mac, signature);
    }

    // It tells which secret it is, and nothing about it.
    private static string CreateId(byte[] secret) => Base64Url.EncodeToString(
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, outputLength: 6, info: "jwtmongosms/token-id"u8.ToArray()));
}
