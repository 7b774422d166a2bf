using System.Security.Cryptography;
using Case = (string Setting, System.Func<JwtMongoSms.AspNetCore.Tests.Tokens.Keys.KeyFolder, string> Value, string Message);

namespace JwtMongoSms.AspNetCore.Tests.Tokens.Keys;

/// <summary>Keys that no token is to be signed with, each with what is said of it.</summary>
internal static class BadKey
{
    /// <summary>The setting below <c>Tokens:Keys:0</c>, its value, and the end of the message.</summary>
    public static IReadOnlyDictionary<string, Case> All { get; } = new Dictionary<string, Case>
    {
        ["no file"] = ("Path", folder => Path.Combine(folder.Path, "none.pem"), "there is no file "),
        ["a folder"] = ("Path", folder => folder.Path, "can't be read by the user that the application runs as"),
        ["an empty file"] = File(() => "", "it holds no private key that can be read"),
        ["text"] = File(() => "a key, honestly", "it holds no private key that can be read"),
        ["a large file"] = File(() => new string('x', 100_000), "the file has more than 65536 bytes"),
        ["half a PEM"] = File(() => KeyFolder.EcPem()[..100], "it holds no private key that can be read"),
        ["a PEM with other bytes in it"] = File(
            () => new string(PemEncoding.Write("PRIVATE KEY", [1, 2, 3, 4])), "it holds no private key that can be read"),
        ["two keys"] = File(() => KeyFolder.EcPem() + "\n" + KeyFolder.EcPem(), "it holds 2 private keys; it holds one"),
        ["a public key"] = File(() => KeyFolder.Ec().ExportSubjectPublicKeyInfoPem(), "it holds no private key, but PUBLIC KEY;"),
        ["a public RSA key"] = File(() => KeyFolder.Rsa().ExportRSAPublicKeyPem(), "it holds no private key, but RSA PUBLIC KEY;"),
        ["RSA of 1024 bits"] = File(
            () => RSA.Create(1024).ExportPkcs8PrivateKeyPem(), "its RSA key has 1024 bits; it has at least 2048 and at most 4096."),
        ["RSA of 2040 bits"] = File(() => RSA.Create(2040).ExportPkcs8PrivateKeyPem(), "its RSA key has 2040 bits;"),
        ["P-384"] = File(
            () => ECDsa.Create(ECCurve.NamedCurves.nistP384).ExportPkcs8PrivateKeyPem(), "; ES256 takes P-256 (prime256v1) alone."),
        ["P-521"] = File(
            () => ECDsa.Create(ECCurve.NamedCurves.nistP521).ExportECPrivateKeyPem(), "; ES256 takes P-256 (prime256v1) alone."),
        ["secp256k1"] = File(
            () => ECDsa.Create(ECCurve.CreateFromValue("1.3.132.0.10")).ExportPkcs8PrivateKeyPem(),
            "; ES256 takes P-256 (prime256v1) alone."),
        ["encrypted"] = File(() => KeyFolder.Kinds["EC, encrypted PKCS#8"](), "it is encrypted, and there is no Password."),
        ["PKCS#12 with a password"] = File(() => KeyFolder.Kinds["RSA, PKCS#12"](), "it is encrypted, and there is no Password."),
        ["text in the configuration"] = ("Pem", _ => "sentinel", "is invalid; it holds no private key that can be read"),
        ["half a PEM in the configuration"] = (
            "Pem", _ => KeyFolder.EcPem()[..100], "is invalid; it holds no private key that can be read"),
        ["a short secret"] = (
            "Secret",
            _ => "sentinel of thirty-one bytes, s",
            "JwtMongoSms:Tokens:Keys:0:Secret (JwtMongoSms__Tokens__Keys__0__Secret) has 31 bytes; it has at least 32."),
        ["the root secret"] = ("Secret", _ => TestApp.Secret, "are the same; each needs a secret of its own."),
        ["nothing"] = (
            "FromRootSecret",
            _ => "false",
            "JwtMongoSms:Tokens:Keys:0 (JwtMongoSms__Tokens__Keys__0) has no key; it has one of Path, Pem, Secret and FromRootSecret."),
        ["an id alone"] = ("Id", _ => "a", "has no key; it has one of Path, Pem, Secret and FromRootSecret."),
    };

    private static Case File(Func<string> pem, string message) => File(() => KeyFolder.Text(pem()), message);

    private static Case File(Func<byte[]> bytes, string message) => ("Path", folder => folder.Write("key.pem", bytes()), message);
}
