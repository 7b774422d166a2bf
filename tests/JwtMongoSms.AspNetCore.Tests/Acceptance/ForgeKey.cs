using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using JwtMongoSms.AspNetCore.SigningKeys;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>What a forger signs with: any key, in any way.</summary>
internal sealed record ForgeKey(Func<byte[], byte[]> Sign, Func<ForgeKey> Another)
{
    private byte[]? Secret { get; init; }

    private AsymmetricAlgorithm? Pair { get; init; }

    public bool IsSecret => Secret is not null;

    public ECDsa Ec => (ECDsa)Pair!;

    public RSA Rsa => (RSA)Pair!;

    public static ForgeKey Of(SigningKey key) => key switch
    {
        SecretKey secret => Of(SecretOf(secret)),
        EcKey ec => Of(PairOf(ec)),
        RsaKey rsa => Of(PairOf(rsa)),
        _ => throw new ArgumentException($"{key} is of no kind that we know.", nameof(key)),
    };

    public static ForgeKey Of(byte[] secret) => new(text => HMACSHA256.HashData(secret, text), () => Of(new byte[32])) { Secret = secret };

    public static ForgeKey Of(ECDsa key)
        => new(text => LowS(key.SignData(text, HashAlgorithmName.SHA256)), () => Of(ECDsa.Create(ECCurve.NamedCurves.nistP256)))
        {
            Pair = key,
        };

    public static ForgeKey Of(RSA key)
        => new(text => key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), () => Of(RSA.Create(key.KeySize)))
        {
            Pair = key,
        };

    /// <summary>The same key used for another algorithm; of a key that is no secret, nothing.</summary>
    public ForgeKey As(Func<byte[], byte[], byte[]> mac) => this with { Sign = text => mac(Secret ?? [], text) };

    /// <summary>The same key with its signatures spoilt.</summary>
    public ForgeKey Then(Func<byte[], byte[]> spoil) => this with { Sign = text => spoil(Sign(text)) };

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "secret")]
    private static extern ref byte[] SecretOf(SecretKey key);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "key")]
    private static extern ref ECDsa PairOf(EcKey key);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "key")]
    private static extern ref RSA PairOf(RsaKey key);

    private static byte[] LowS(byte[] signature)
    {
        if (!EcSignature.HasLowS(signature))
            EcSignature.Negate(signature);

        return signature;
    }
}
