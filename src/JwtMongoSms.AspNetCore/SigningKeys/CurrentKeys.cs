using System.Security.Claims;
using JwtMongoSms.Events;
using Microsoft.IdentityModel.JsonWebTokens;

namespace JwtMongoSms.AspNetCore.SigningKeys;

/// <summary>The keys of now. Whoever needs several things of them takes the ring once.</summary>
internal sealed class CurrentKeys(KeyRing first, SignInAudit audit, TimeProvider timeProvider)
{
    private KeyRing ring = first;
    private SigningKey announced = first.SignerAt(timeProvider.GetUtcNow());

    public KeyRing Ring => Volatile.Read(ref ring);

    /// <summary>The key that signs now.</summary>
    public SigningKey Signer
    {
        get
        {
            var current = Ring;
            var signer = current.SignerAt(timeProvider.GetUtcNow());
            if (signer != Volatile.Read(ref announced) && Interlocked.Exchange(ref announced, signer) != signer)
                Announce(signer, current);

            return signer;
        }
    }

    /// <summary>Puts another ring in the place of this one, whole. From here on a key that is not in it checks nothing.</summary>
    /// <returns>Whether it is another.</returns>
    public bool Replace(IReadOnlyList<SigningKey> keys)
    {
        var previous = Ring;
        var next = previous.Next(keys, timeProvider);
        if (next.Keys.SequenceEqual(previous.Keys))
            return false;

        Volatile.Write(ref ring, next);

        var signer = next.SignerAt(timeProvider.GetUtcNow());
        var isAnother = Interlocked.Exchange(ref announced, signer) != signer;
        if (isAnother || previous.Keys.Except(next.Keys).Any())
            Announce(signer, next);

        return true;
    }

    /// <summary>Remembers a token that passed, unless its key has gone since: then it must not come back by this door.</summary>
    public void Remember(JsonWebToken token, ClaimsIdentity identity)
    {
        // Of one ring: should that be replaced meanwhile, its memory is nobody's any more.
        var current = Ring;
        if (current.Holds(token.SigningKey))
            current.Memory.Remember(token, identity);
    }

    private void Announce(SigningKey signer, KeyRing current) => audit.KeyRotated(signer.Id, current.Keys.Select(key => key.Id));
}
