using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace JwtMongoSms.Keys;

/// <summary>Derives keys from the root secret and the previous ones: one for each use, so that a leaked one serves no other use.</summary>
internal sealed class ServerKeys
{
    private const int KeyBytes = 32;
    private const int MinSecretBytes = 32;
    private readonly RootSecret[] roots;

    /// <summary>Derives the keys. New records use the first secret; every secret checks records that were made with it.</summary>
    public ServerKeys(string secret, IEnumerable<string> previousSecrets)
        => roots = [.. previousSecrets.Prepend(secret).Select(text => new RootSecret(Encoding.UTF8.GetBytes(text)))];

    /// <summary>Gets the key that new records are made with.</summary>
    public ServerKey Current(KeyUse use) => roots[0].Key(use);

    /// <summary>Gets the key of counters. It outlives a change of secret, also where only some instances have the new one.</summary>
    public ServerKey Oldest(KeyUse use) => roots[^1].Key(use);

    /// <summary>Finds the key that a record was made with; <see langword="null"/> when its secret is no longer configured.</summary>
    public ServerKey? Find(KeyUse use, string keyId) => Array.Find(roots, root => root.Id == keyId)?.Key(use);

    /// <summary>Gets every key of a use, the current one first.</summary>
    public IEnumerable<ServerKey> All(KeyUse use) => roots.Select(root => root.Key(use));

    private sealed class RootSecret
    {
        private readonly Dictionary<KeyUse, ServerKey> keys;

        public RootSecret(byte[] secret)
        {
            // The settings were validated before. With an empty secret every attacker could derive every key.
            if (secret.Length < MinSecretBytes)
                throw new ArgumentException($"A root secret has at least {MinSecretBytes} bytes.", nameof(secret));

            Id = Base64Url.EncodeToString(Derive(secret, "id").AsSpan(0, 6));
            keys = Enum.GetValues<KeyUse>().ToDictionary(use => use, use => new ServerKey(Id, Derive(secret, Label(use))));
        }

        public string Id { get; }

        public ServerKey Key(KeyUse use) => keys[use];

        // RFC 5869. The id names the secret and reveals nothing about it.
        private static byte[] Derive(byte[] secret, string label)
            => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyBytes, info: Encoding.ASCII.GetBytes("jwtmongosms/" + label));

        private static string Label(KeyUse use) => use switch
        {
            KeyUse.Code => "code",
            KeyUse.Refresh => "refresh",
            KeyUse.Limit => "limit",
            KeyUse.Token => "token",
            KeyUse.Page => "page",
            _ => throw new ArgumentOutOfRangeException(nameof(use)),
        };
    }
}
