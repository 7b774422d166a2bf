using System.Security.Cryptography;
using System.Text;
using JwtMongoSms.AspNetCore.SigningKeys;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>Tokens whose signature is nearly ours, each way where it makes sense.</summary>
internal static class ForgedSignature
{
    private static readonly Dictionary<string, Func<TokenForge, string>> Any = new()
    {
        ["a byte short"] = forge => forge.WithKey(key => key.Then(signature => signature[..^1])).Write(),
        ["a byte long"] = forge => forge.WithKey(key => key.Then(signature => [.. signature, 0])).Write(),
        ["a zero before it"] = forge => forge.WithKey(key => key.Then(signature => [0, .. signature])).Write(),
        ["all zeros"] = forge => forge.WithKey(key => key.Then(signature => new byte[signature.Length])).Write(),
        ["all ones"] = forge => forge.WithKey(key => key.Then(signature => [.. signature.Select(_ => byte.MaxValue)])).Write(),
        ["over the text without its last character"] = forge
            => forge.WithKey(key => key with { Sign = text => key.Sign(text[..^1]) }).Write(),
    };

    private static readonly Dictionary<string, Func<TokenForge, string>> OfEc = new()
    {
        ["n - s in the place of s"] = forge => forge.WithKey(key => key.Then(Negated)).Write(),
        ["r and s exchanged"] = forge => forge.WithKey(key => key.Then(signature => [.. signature[32..], .. signature[..32]])).Write(),
        ["r and s as DER"] = forge => forge.WithKey(key => key with { Sign = text => SignAsDer(key, text) }).Write(),
        ["of the SHA-512"] = forge
            => forge.WithKey(key => key with { Sign = text => key.Ec.SignData(text, HashAlgorithmName.SHA512) }).Write(),
        ["alg ES384"] = forge => forge.Head("alg", "\"ES384\"").Write(),
        ["alg ES256K"] = forge => forge.Head("alg", "\"ES256K\"").Write(),
        ["alg RS256"] = forge => forge.Head("alg", "\"RS256\"").Write(),
        ["HS256 with the public key's PEM"] = forge => AsSecret(forge, Text(forge.Key.Ec.ExportSubjectPublicKeyInfoPem())),
        ["HS256 with the public key's PEM and a line feed"] = forge
            => AsSecret(forge, Text(forge.Key.Ec.ExportSubjectPublicKeyInfoPem() + "\n")),
        ["HS256 with the public key's DER"] = forge => AsSecret(forge, forge.Key.Ec.ExportSubjectPublicKeyInfo()),
        ["HS256 with the point"] = forge
            => AsSecret(forge, [.. forge.Key.Ec.ExportParameters(false).Q.X!, .. forge.Key.Ec.ExportParameters(false).Q.Y!]),
        ["HS256 with the uncompressed point"] = forge
            => AsSecret(forge, [4, .. forge.Key.Ec.ExportParameters(false).Q.X!, .. forge.Key.Ec.ExportParameters(false).Q.Y!]),
        ["HS256 with x"] = forge => AsSecret(forge, forge.Key.Ec.ExportParameters(false).Q.X!),
        ["HS256 with the kid"] = forge => AsSecret(forge, Text(forge.Header.Find(member => member.Name == "kid").Json.Trim('"'))),
        ["HS256 with nothing"] = forge => AsSecret(forge, []),
    };

    private static readonly Dictionary<string, Func<TokenForge, string>> OfRsa = new()
    {
        ["PSS padding"] = forge => WithRsa(forge, HashAlgorithmName.SHA256, RSASignaturePadding.Pss).Write(),
        ["PSS padding, and said so"] = forge
            => WithRsa(forge, HashAlgorithmName.SHA256, RSASignaturePadding.Pss).Head("alg", "\"PS256\"").Write(),
        ["of the SHA-512"] = forge => WithRsa(forge, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1).Write(),
        ["RS512, and said so"] = forge
            => WithRsa(forge, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1).Head("alg", "\"RS512\"").Write(),
        ["alg ES256"] = forge => forge.Head("alg", "\"ES256\"").Write(),
        ["HS256 with the public key's PEM"] = forge => AsSecret(forge, Text(forge.Key.Rsa.ExportSubjectPublicKeyInfoPem())),
        ["HS256 with the public key's PEM and a line feed"] = forge
            => AsSecret(forge, Text(forge.Key.Rsa.ExportSubjectPublicKeyInfoPem() + "\n")),
        ["HS256 with the public key's PKCS#1 PEM"] = forge => AsSecret(forge, Text(forge.Key.Rsa.ExportRSAPublicKeyPem())),
        ["HS256 with the public key's DER"] = forge => AsSecret(forge, forge.Key.Rsa.ExportSubjectPublicKeyInfo()),
        ["HS256 with the modulus"] = forge => AsSecret(forge, forge.Key.Rsa.ExportParameters(false).Modulus!),
        ["HS256 with nothing"] = forge => AsSecret(forge, []),
    };

    /// <summary>Each by what is wrong with it.</summary>
    public static IReadOnlyDictionary<string, Func<TokenForge, string>> Of(string algorithm) => algorithm switch
    {
        "ES256" => All(OfEc),
        "RS256" => All(OfRsa),
        _ => All([]),
    };

    private static Dictionary<string, Func<TokenForge, string>> All(Dictionary<string, Func<TokenForge, string>> own)
        => Any.Concat(own).ToDictionary(pair => "signature: " + pair.Key, pair => pair.Value);

    private static TokenForge WithRsa(TokenForge forge, HashAlgorithmName hash, RSASignaturePadding padding)
        => forge.WithKey(key => key with { Sign = text => key.Rsa.SignData(text, hash, padding) });

    private static byte[] SignAsDer(ForgeKey key, byte[] text)
        => key.Ec.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    private static string AsSecret(TokenForge forge, byte[] secret)
        => forge.WithKey(_ => ForgeKey.Of(secret)).Head("alg", "\"HS256\"").Write();

    private static byte[] Negated(byte[] signature)
    {
        EcSignature.Negate(signature.AsSpan());
        return signature;
    }

    private static byte[] Text(string text) => Encoding.ASCII.GetBytes(text);
}
