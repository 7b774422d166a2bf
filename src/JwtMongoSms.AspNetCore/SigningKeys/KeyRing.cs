namespace JwtMongoSms.AspNetCore.SigningKeys;

/// <summary>An immutable list of keys: the first signs, all of them check.</summary>
internal sealed class KeyRing
{
    /// <summary>How long other services may keep the keys that they have fetched; a new key does not sign before.</summary>
    public static readonly TimeSpan PublishedBeforeSigning = TimeSpan.FromMinutes(5);

    private readonly (SigningKey Key, DateTimeOffset SignsFrom)[] entries;

    /// <summary>Creates the ring of a start: all its keys count as published before.</summary>
    public KeyRing(IEnumerable<SigningKey> keys)
        : this([.. keys.Select(key => (key, DateTimeOffset.MinValue))])
    {
    }

    private KeyRing((SigningKey Key, DateTimeOffset SignsFrom)[] entries)
        => (this.entries, Keys) = (entries, [.. entries.Select(entry => entry.Key)]);

    public IReadOnlyList<SigningKey> Keys { get; }

    /// <summary>
    /// Gets the first key that has been published for long enough. A new key waits even in the first place: other instances and services
    /// may not know it yet.
    /// </summary>
    public SigningKey SignerAt(DateTimeOffset now)
    {
        foreach (var (key, signsFrom) in entries)
        {
            if (signsFrom <= now)
                return key;
        }

        // All keys are new: the old ones were removed at once, and there is nothing to wait for.
        return entries[0].Key;
    }

    /// <summary>Creates the ring that follows this one. Keys that stay are the same objects.</summary>
    public KeyRing Next(IEnumerable<SigningKey> keys, DateTimeOffset now)
        => new([.. keys.Select(key => Find(key) ?? (key, now + PublishedBeforeSigning))]);

    /// <summary>Finds the key that has written a token's header.</summary>
    public SigningKey? FindByHeader(ReadOnlySpan<char> header)
    {
        foreach (var (key, _) in entries)
        {
            if (header.SequenceEqual(key.Header))
                return key;
        }

        return null;
    }

    private (SigningKey Key, DateTimeOffset SignsFrom)? Find(SigningKey key)
    {
        foreach (var entry in entries)
        {
            if (entry.Key.Id == key.Id && entry.Key.HasMaterialOf(key))
                return entry;
        }

        return null;
    }
}
