namespace JwtMongoSms.AspNetCore.SigningKeys;

/// <summary>The keys of now. Code that needs several facts of them takes the ring once.</summary>
internal sealed class CurrentKeys
{
    private readonly KeyEvents events;
    private readonly TimeProvider timeProvider;
    private KeyRing ring;
    private SigningKey announced;

    public CurrentKeys(KeyRing first, KeyEvents events, TimeProvider timeProvider)
    {
        (ring, this.events, this.timeProvider) = (first, events, timeProvider);
        announced = first.SignerAt(timeProvider.GetUtcNow());
    }

    public KeyRing Ring => Volatile.Read(ref ring);

    /// <summary>Gets the key that signs now.</summary>
    public SigningKey Signer
    {
        get
        {
            var current = Ring;
            var signer = current.SignerAt(timeProvider.GetUtcNow());
            if (signer != Volatile.Read(ref announced) && Interlocked.Exchange(ref announced, signer) != signer)
                events.KeyRotated(signer, current);

            return signer;
        }
    }

    /// <summary>Replaces the whole ring. From here on a key that is not in it checks nothing.</summary>
    /// <returns>Whether the ring is another.</returns>
    public bool Replace(IReadOnlyList<SigningKey> keys)
    {
        var previous = Ring;
        var now = timeProvider.GetUtcNow();
        var next = previous.Next(keys, now);
        if (next.Keys.SequenceEqual(previous.Keys))
            return false;

        Volatile.Write(ref ring, next);
        var signer = next.SignerAt(now);
        var isAnother = Interlocked.Exchange(ref announced, signer) != signer;
        if (isAnother || previous.Keys.Except(next.Keys).Any())
            events.KeyRotated(signer, next);

        return true;
    }
}
