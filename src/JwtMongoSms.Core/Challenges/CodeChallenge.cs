namespace JwtMongoSms;

/// <summary>One request for a code, as stores keep it: everything but the code and the id that its requester holds.</summary>
public sealed record CodeChallenge
{
    /// <summary>The stored key.</summary>
    public required ChallengeHash Hash { get; init; }

    /// <summary>What the code is good for.</summary>
    public required CodePurpose Purpose { get; init; }

    /// <summary>The one user who may use the code; <see langword="null"/> at a sign-in, where the code tells it.</summary>
    public UserId? UserId { get; init; }

    /// <summary>Where the code goes. Resends go nowhere else.</summary>
    public required PhoneNumber PhoneNumber { get; init; }

    /// <summary>How the code was last sent.</summary>
    public required DeliveryChannel Channel { get; init; }

    /// <summary>The language of its requester, such as <c>fr</c>; <see langword="null"/> for the application's own. Resends keep it.</summary>
    public Language? Language { get; init; }

    /// <summary>128 random bits that enter the code's derivation.</summary>
    public required ReadOnlyMemory<byte> Salt { get; init; }

    /// <summary>The id of the key that the code is derived with.</summary>
    public required string KeyId { get; init; }

    /// <summary>Whether the number alone finds this challenge: its requester was handed no id.</summary>
    public bool StartedByNumber { get; init; }

    /// <summary>When the code was asked for, in whole milliseconds.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From this moment on the code is refused. A resend does not move it.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>From this moment on the record may be removed.</summary>
    public required DateTimeOffset PurgeAt { get; init; }

    /// <summary>When the code was last sent, or would have been.</summary>
    public required DateTimeOffset LastSentAt { get; init; }

    /// <summary>How often the code was sent; the first send is 1.</summary>
    public int Sends { get; init; } = 1;

    /// <summary>How many guesses were counted.</summary>
    public int Attempts { get; init; }

    /// <summary>When the code was used; it works once.</summary>
    public DateTimeOffset? ConsumedAt { get; init; }

    /// <summary>When the last of its sends was refused, after all others were. No code wins while this is set; a resend clears it.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Set for good on a challenge that was never to be sent: no code ever wins.</summary>
    public DateTimeOffset? SuppressedAt { get; init; }

    /// <summary>Whether a right code may win.</summary>
    internal bool IsOpen => ConsumedAt is null && ClosedAt is null && SuppressedAt is null;
}
