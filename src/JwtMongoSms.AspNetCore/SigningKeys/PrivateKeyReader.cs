using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace JwtMongoSms.AspNetCore.SigningKeys;

/// <summary>Reads a private key from PEM of any kind, PKCS#8 or PKCS#12.</summary>
internal static class PrivateKeyReader
{
    private const string Encrypted = "ENCRYPTED PRIVATE KEY";
    private const string NoPassword = "it is encrypted, and there is no Password.";
    private const string BadPassword = "it is encrypted, and Password doesn't open it.";
    private const int WrongPassword = unchecked((int)0x80070056);
    private const string NotAPrivateKey
        = "it holds no private key that can be read: it is PEM, PKCS#8 or PKCS#12 with a key for ES256 or RS256.";

    /// <returns>The key, or what is wrong and what would be right.</returns>
    public static (AsymmetricAlgorithm? Key, string? Problem) Read(byte[] bytes, string? password)
    {
        var text = Encoding.UTF8.GetString(bytes);
        if (text.Contains("-----BEGIN", StringComparison.Ordinal))
            return ReadPem(text, password);

        return FromPkcs8(bytes) is { } key ? (key, null) : FromPkcs12(bytes, password);
    }

    /// <summary>The same for a text, which may be the base64 inside a PEM alone.</summary>
    public static (AsymmetricAlgorithm? Key, string? Problem) Read(string text, string? password)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? Read(bytes[..length], password)
            : Read(Encoding.UTF8.GetBytes(text), password);
    }

    private static (AsymmetricAlgorithm? Key, string? Problem) ReadPem(string text, string? password)
    {
        var blocks = BlocksOf(text).ToList();
        var keys = blocks.FindAll(block => block.Label.EndsWith("PRIVATE KEY", StringComparison.Ordinal));
        if (keys.Count > 1)
            return (null, $"it holds {keys.Count} private keys; it holds one, and each has an entry of its own.");
        if (keys.Count == 0)
            return (null, blocks.Count == 0 ? NotAPrivateKey : NoPrivateKey(blocks.Select(block => block.Label)));

        var (label, der) = keys[0];
        if (label == Encrypted && password is null)
            return (null, NoPassword);

        var key = label switch
        {
            Encrypted => FromEncryptedPkcs8(der, password!),
            "PRIVATE KEY" => FromPkcs8(der),
            "EC PRIVATE KEY" => Try(ECDsa.Create(), ec => ec.ImportECPrivateKey(der, out _)),
            "RSA PRIVATE KEY" => Try(RSA.Create(), rsa => rsa.ImportRSAPrivateKey(der, out _)),
            _ => null,
        };
        return key is not null ? (key, null) : (null, label == Encrypted ? BadPassword : NotAPrivateKey);
    }

    private static string NoPrivateKey(IEnumerable<string> labels)
        => $"it holds no private key, but {string.Join(" and ", labels)}; what signs is the private one.";

    private static IEnumerable<(string Label, byte[] Der)> BlocksOf(string text)
    {
        while (PemEncoding.TryFind(text, out var fields))
        {
            yield return (text[fields.Label], Convert.FromBase64String(text[fields.Base64Data]));
            text = text[fields.Location.End..];
        }
    }

    private static AsymmetricAlgorithm? FromPkcs8(byte[] der)
        => (AsymmetricAlgorithm?)Try(ECDsa.Create(), ec => ec.ImportPkcs8PrivateKey(der, out _))
            ?? Try(RSA.Create(), rsa => rsa.ImportPkcs8PrivateKey(der, out _));

    private static AsymmetricAlgorithm? FromEncryptedPkcs8(byte[] der, string password)
        => (AsymmetricAlgorithm?)Try(ECDsa.Create(), ec => ec.ImportEncryptedPkcs8PrivateKey(password, der, out _))
            ?? Try(RSA.Create(), rsa => rsa.ImportEncryptedPkcs8PrivateKey(password, der, out _));

    private static (AsymmetricAlgorithm? Key, string? Problem) FromPkcs12(byte[] bytes, string? password)
    {
        try
        {
            // Not into the user's key store: a key that was removed from the configuration must not stay there.
            var flags = OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet;
            using var certificate = X509CertificateLoader.LoadPkcs12(bytes, password, flags);
            var key = (AsymmetricAlgorithm?)certificate.GetECDsaPrivateKey() ?? certificate.GetRSAPrivateKey();
            return key is not null ? (key, null) : (null, NotAPrivateKey);
        }
        catch (CryptographicException exception)
        {
            return (null, exception.HResult != WrongPassword ? NotAPrivateKey : password is null ? NoPassword : BadPassword);
        }
    }

    private static T? Try<T>(T key, Action<T> import)
        where T : AsymmetricAlgorithm
    {
        try
        {
            import(key);
            return key;
        }
        catch (CryptographicException)
        {
            key.Dispose();
            return null;
        }
    }
}
