namespace JwtMongoSms.AspNetCore.SigningKeys;

/// <summary>The keys in use. Code that needs several facts of them reads <see cref="Ring"/> once.</summary>
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

    /// <summary>Replaces the whole ring. From then on, tokens of a key that is not in it are rejected.</summary>
    /// <returns>Whether the ring changed.</returns>
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

/// <summary>Logs and publishes changes of the keys.</summary>
internal sealed class KeyEvents(SignInEvents events, ILogger<SignInEvents> logger)
{
    public void KeyRotated(SigningKey signer, KeyRing ring)
    {
        Log.KeyRotated(logger, signer.Id, string.Join(", ", ring.Keys.Select(key => key.Id)));
        events.Publish(events.Create(SignInEventKind.KeyRotated) with { KeyId = signer.Id });
    }
}
