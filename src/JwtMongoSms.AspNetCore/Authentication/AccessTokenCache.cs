using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>
/// Remembers which tokens passed the strict form and the signature check, until they end, so that a client's next request pays for neither. A
/// token is found by all its characters. What can change while a token lives, session and user, is not remembered here.
/// </summary>
internal sealed class AccessTokenCache(TimeProvider timeProvider)
{
    private const int MaxEntries = 10_000;
    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private int count;

    public Entry? Find(string token)
    {
        if (!entries.TryGetValue(token, out var entry))
            return null;

        if (timeProvider.GetUtcNow().UtcDateTime < entry.Token.ValidTo + TokenSettings.ClockSkew)
            return entry;

        if (entries.TryRemove(token, out _))
            Interlocked.Decrement(ref count);

        return null;
    }

    public void Remember(JsonWebToken token, ClaimsIdentity identity)
    {
        if (entries.ContainsKey(token.EncodedToken))
            return;

        // Full of tokens that all passed: begin again rather than keep an order that every request would pay for.
        if (Volatile.Read(ref count) >= MaxEntries)
        {
            entries.Clear();
            Volatile.Write(ref count, 0);
        }

        if (entries.TryAdd(token.EncodedToken, new Entry(token, identity.Clone())))
            Interlocked.Increment(ref count);
    }

    /// <summary>A token that passed.</summary>
    public sealed class Entry(JsonWebToken token, ClaimsIdentity identity)
    {
        public JsonWebToken Token { get; } = token;

        /// <summary>A principal of its own for one request: an application may add claims to it.</summary>
        public ClaimsPrincipal NewPrincipal() => new(identity.Clone());
    }
}
