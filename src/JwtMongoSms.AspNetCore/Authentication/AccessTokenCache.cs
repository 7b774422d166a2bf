using JwtMongoSms.AspNetCore.SigningKeys;
using JwtMongoSms.Stores;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>
/// Caches checked tokens until they expire, so that a client's next request needs no check of a signature. A token is found by all its
/// characters, while the key ring is the one that it was checked with. Its session and user are not cached here: both can end before it.
/// </summary>
internal sealed class AccessTokenCache(CurrentKeys keys, TimeProvider timeProvider)
{
    private const int MaxEntries = 10_000;
    private readonly BoundedCache<ReadAccessToken> tokens = new(MaxEntries);

    public int Count => tokens.Count;

    public ReadAccessToken? Find(ReadOnlySpan<char> token)
    {
        if (!tokens.TryFind(token, out var entry, renew: true))
            return null;

        if (ReferenceEquals(entry.Ring, keys.Ring) && timeProvider.GetUtcNow() < entry.ExpiresAt + TokenSettings.ClockSkew)
            return entry;

        tokens.Remove(entry.Value);
        return null;
    }

    public void Add(ReadAccessToken token) => tokens.Add(token.Value, token);
}
