using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace JwtMongoSms.AspNetCore.SigningKeys;

/// <summary>A public key (RFC 7517, RFC 7518 6). There is no member for anything private.</summary>
internal sealed record JsonWebKey(string Kty, string Use, string Alg, string Kid)
{
    public string? Crv { get; init; }

    public string? X { get; init; }

    public string? Y { get; init; }

    public string? N { get; init; }

    public string? E { get; init; }

    /// <summary>Hashes the required members of a key (RFC 7638).</summary>
    public static string Thumbprint(string members) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(members)));
}
