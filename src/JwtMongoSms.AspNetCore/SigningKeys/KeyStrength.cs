using System.Security.Cryptography;

namespace JwtMongoSms.AspNetCore.SigningKeys;

/// <summary>What a key must be to sign access tokens.</summary>
internal static class KeyStrength
{
    private const int MinRsaBits = 2_048;
    private const int MaxRsaBits = 4_096;
    private const string P256 = "1.2.840.10045.3.1.7";

    /// <returns>What is wrong with it; <see langword="null"/> when nothing is.</returns>
    public static string? FindProblem(AsymmetricAlgorithm key) => key switch
    {
        ECDsa ec => FindProblem(ec.ExportParameters(includePrivateParameters: false).Curve) ?? Try(ec),
        RSA rsa => FindProblem(rsa) ?? Try(rsa),
        _ => throw new ArgumentException("It is neither EC nor RSA.", nameof(key)),
    };

    private static string? FindProblem(ECCurve curve)
        => curve.IsNamed && curve.Oid.Value == P256
            ? null
            : $"its key is on {(curve.IsNamed ? "the curve " + curve.Oid.FriendlyName : "a curve with explicit parameters")}; "
                + "ES256 takes P-256 (prime256v1) alone.";

    private static string? FindProblem(RSA key)
    {
        if (key.KeySize is < MinRsaBits or > MaxRsaBits)
            return $"its RSA key has {key.KeySize} bits; it has at least {MinRsaBits} and at most {MaxRsaBits}.";

        // FIPS 186-5, A.1.1: greater than 2^16.
        var exponent = key.ExportParameters(includePrivateParameters: false).Exponent!;
        return exponent.AsSpan().TrimStart((byte)0).Length < 3 ? "the public exponent of its RSA key is too small; it is 65537." : null;
    }

    // Halves that don't belong together would sign tokens that no service can check.
    private static string? Try(ECDsa key)
        => Try(data => key.VerifyData(data, key.SignData(data, HashAlgorithmName.SHA256), HashAlgorithmName.SHA256));

    private static string? Try(RSA key) => Try(data => key.VerifyData(
        data,
        key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        HashAlgorithmName.SHA256,
        RSASignaturePadding.Pkcs1));

    private static string? Try(Func<byte[], bool> signAndVerify)
    {
        const string Broken = "what its private key signs, its public key doesn't verify.";
        try
        {
            return signAndVerify([1, 2, 3]) ? null : Broken;
        }
        catch (CryptographicException)
        {
            return Broken;
        }
    }
}
