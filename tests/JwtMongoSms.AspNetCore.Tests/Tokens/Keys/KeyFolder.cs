using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace JwtMongoSms.AspNetCore.Tests.Tokens.Keys;

/// <summary>A folder with keys as an operator has them.</summary>
internal sealed class KeyFolder : IDisposable
{
    public const string Password = "the password of the tests";

    /// <summary>Kinds of files that hold a key for ES256 or RS256.</summary>
    public static IReadOnlyDictionary<string, Func<byte[]>> Kinds { get; } = new Dictionary<string, Func<byte[]>>
    {
        ["EC, PKCS#8"] = () => Text(EcPem()),
        ["EC, SEC 1"] = () => Text(Ec().ExportECPrivateKeyPem()),
        ["EC, SEC 1 behind its parameters, as openssl writes it"]
            = () => Text("-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n" + Ec().ExportECPrivateKeyPem()),
        ["EC, encrypted PKCS#8"] = () => Text(Ec().ExportEncryptedPkcs8PrivateKeyPem(Password, Encryption)),
        ["EC, DER"] = () => Ec().ExportPkcs8PrivateKey(),
        ["EC, PKCS#12"] = () => Certificate(Ec()).Export(X509ContentType.Pkcs12, Password),
        ["RSA, PKCS#8"] = () => Text(RsaPem()),
        ["RSA, PKCS#1"] = () => Text(Rsa().ExportRSAPrivateKeyPem()),
        ["RSA of 4096 bits"] = () => Text(RSA.Create(4096).ExportPkcs8PrivateKeyPem()),
        ["RSA, encrypted PKCS#8"] = () => Text(Rsa().ExportEncryptedPkcs8PrivateKeyPem(Password, Encryption)),
        ["RSA, PKCS#12"] = () => Certificate(Rsa()).Export(X509ContentType.Pkcs12, Password),
        ["RSA and its certificate in one PEM"] = () =>
        {
            using var key = Rsa();
            return Text(Certificate(key).ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        },
    };

    private static PbeParameters Encryption => new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000);

    public string Path { get; } = Directory.CreateTempSubdirectory("jwtmongosms-keys-").FullName;

    public static ECDsa Ec() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static RSA Rsa() => RSA.Create(2048);

    public static string EcPem() => Ec().ExportPkcs8PrivateKeyPem();

    public static string RsaPem() => Rsa().ExportPkcs8PrivateKeyPem();

    /// <summary>Writes a file that nobody else can read, and tells where it is.</summary>
    public string Write(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, name);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        using var file = new FileStream(path, options);
        file.Write(bytes);
        return path;
    }

    public string Write(string name, string text) => Write(name, Text(text));

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public static byte[] Text(string pem) => Encoding.ASCII.GetBytes(pem);

    private static X509Certificate2 Certificate(AsymmetricAlgorithm key)
    {
        const string Subject = "CN=tokens.example.com";
        var request = key is ECDsa ec
            ? new CertificateRequest(Subject, ec, HashAlgorithmName.SHA256)
            : new CertificateRequest(Subject, (RSA)key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        // Long over: what counts is the key.
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1));
    }
}
