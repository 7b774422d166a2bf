using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace JwtMongoSms.Keys;

/// <summary>The keys of one root secret and of those it has replaced: one key for each use, so that none can stand in for another.</summary>
internal sealed class ServerKeys
{
    private const int KeyBytes = 32;
    private const int MinSecretBytes = 32;
    private readonly RootSecret[] roots;

    /// <summary>Derives the keys' parents. The first secret makes things, all of them check things.</summary>
    public ServerKeys(string secret, IEnumerable<string> previousSecrets)
        => roots = [.. previousSecrets.Prepend(secret).Select(text => new RootSecret(Encoding.UTF8.GetBytes(text)))];

    /// <summary>The key that new records are made with.</summary>
    public ServerKey Current(KeyUse use) => roots[0].Key(use);

    /// <summary>
    /// The key of what must count on while secrets change: counters stay what they are until the oldest secret is removed, and instances that already have
    /// the new one count together with those that don't.
    /// </summary>
    public ServerKey Oldest(KeyUse use) => roots[^1].Key(use);

    /// <summary>The key that a record was made with; <see langword="null"/> when its secret is no longer configured.</summary>
    public ServerKey? Find(KeyUse use, string keyId) => Array.Find(roots, root => root.Id == keyId)?.Key(use);

    /// <summary>Every key of a use, the current one first.</summary>
    public IEnumerable<ServerKey> All(KeyUse use) => roots.Select(root => root.Key(use));

    private sealed class RootSecret
    {
        private readonly Dictionary<KeyUse, ServerKey> keys;

        public RootSecret(byte[] secret)
        {
            // The settings are checked before; an empty secret here would make every key public.
            if (secret.Length < MinSecretBytes)
                throw new ArgumentException($"A root secret has at least {MinSecretBytes} bytes.", nameof(secret));

            Id = Base64Url.EncodeToString(Derive(secret, "id").AsSpan(0, 6));
            keys = Enum.GetValues<KeyUse>().ToDictionary(use => use, use => new ServerKey(Id, Derive(secret, Label(use))));
        }

        public string Id { get; }

        public ServerKey Key(KeyUse use) => keys[use];

        // RFC 5869. The id tells which secret was used and nothing about it.
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
