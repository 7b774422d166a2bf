using JwtMongoSms.AspNetCore.Authentication;
using Microsoft.IdentityModel.Tokens;

namespace JwtMongoSms.AspNetCore.SigningKeys;

/// <summary>
/// The keys of one moment, the first of which signs; all of them check. It never changes: another list of keys is another ring, and what was remembered with this one is gone with it.
/// </summary>
internal sealed class KeyRing
{
    /// <summary>How long others may go on with the keys that they have fetched; a key that is new is not signed with before.</summary>
    public static readonly TimeSpan PublishedBeforeSigning = TimeSpan.FromMinutes(5);

    private readonly (SigningKey Key, DateTimeOffset SignsFrom)[] entries;

    /// <summary>The ring of a start: whatever it holds was published before.</summary>
    public KeyRing(IEnumerable<SigningKey> keys, TimeProvider timeProvider)
        : this([.. keys.Select(key => (key, DateTimeOffset.MinValue))], timeProvider)
    {
    }

    private KeyRing((SigningKey Key, DateTimeOffset SignsFrom)[] entries, TimeProvider timeProvider)
    {
        this.entries = entries;
        Keys = [.. entries.Select(entry => entry.Key)];
        Memory = new AccessTokenCache(timeProvider);
    }

    public IReadOnlyList<SigningKey> Keys { get; }

    /// <summary>The tokens that passed with these keys.</summary>
    public AccessTokenCache Memory { get; }

    /// <summary>
    /// The first key that has been published for long enough. One that an operator has put in the first place at once is held back, so that neither another instance, which reads the
    /// configuration a moment later, nor another service, which has fetched the keys a moment ago, meets a token whose key it doesn't know.
    /// </summary>
    public SigningKey SignerAt(DateTimeOffset now)
    {
        foreach (var (key, signsFrom) in entries)
        {
            if (signsFrom <= now)
                return key;
        }

        // None is old: the old ones were taken away at once, and nothing is left to wait for.
        return entries[0].Key;
    }

    /// <summary>The ring that comes after this one. Keys that stay are the same objects, so that what is under way with them goes on.</summary>
    public KeyRing Next(IEnumerable<SigningKey> keys, TimeProvider timeProvider)
    {
        var signsFrom = timeProvider.GetUtcNow() + PublishedBeforeSigning;
        return new KeyRing([.. keys.Select(key => Array.Find(entries, entry => entry.Key.Id == key.Id && entry.Key.HasMaterialOf(key)) is { Key: not null } same ? same : (key, signsFrom))], timeProvider);
    }

    public SigningKey? Find(string? id) => Array.Find(entries, entry => entry.Key.Id == id).Key;

    public SigningKey? Find(ReadOnlySpan<byte> id)
    {
        foreach (var (key, _) in entries)
        {
            if (id.SequenceEqual(key.IdBytes))
                return key;
        }

        return null;
    }

    public bool Holds(SecurityKey? key) => Array.Exists(entries, entry => ReferenceEquals(entry.Key.SecurityKey, key));
}
