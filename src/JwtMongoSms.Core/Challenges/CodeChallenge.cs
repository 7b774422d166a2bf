namespace JwtMongoSms;

/// <summary>A request for a code, as stores keep it: without the code and without the id that the requester holds.</summary>
public sealed record CodeChallenge
{
    /// <summary>Gets the stored key.</summary>
    public required ChallengeHash Hash { get; init; }

    /// <summary>Gets the purpose of the code.</summary>
    public required CodePurpose Purpose { get; init; }

    /// <summary>Gets the one user who may use the code; <see langword="null"/> at a sign-in.</summary>
    public UserId? UserId { get; init; }

    /// <summary>Gets the phone number that the code and its resends go to.</summary>
    public required PhoneNumber PhoneNumber { get; init; }

    /// <summary>Gets the channel of the last send.</summary>
    public required DeliveryChannel Channel { get; init; }

    /// <summary>Gets the language of the message and its resends; <see langword="null"/> for the application's own.</summary>
    public Language? Language { get; init; }

    /// <summary>Gets 128 random bits that the code is derived from.</summary>
    public required ReadOnlyMemory<byte> Salt { get; init; }

    /// <summary>Gets the id of the key that the code is derived with.</summary>
    public required string KeyId { get; init; }

    /// <summary>Gets whether the number alone finds this challenge: its requester has no id.</summary>
    public bool StartedByNumber { get; init; }

    /// <summary>Gets the names of the counters of the address that asked, which a correct code frees; at most 200 characters.</summary>
    public string? SentFrom { get; init; }

    /// <summary>Gets the time of the request, in whole milliseconds.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets the time from which the code is refused. A resend does not move it.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Gets the time from which stores may delete the record.</summary>
    public required DateTimeOffset PurgeAt { get; init; }

    /// <summary>Gets the time of the last send, also of a suppressed one.</summary>
    public required DateTimeOffset LastSentAt { get; init; }

    /// <summary>Gets the number of sends; the first send is 1.</summary>
    public int Sends { get; init; } = 1;

    /// <summary>Gets the number of counted attempts.</summary>
    public int Attempts { get; init; }

    /// <summary>Gets the time when the code was used.</summary>
    public DateTimeOffset? ConsumedAt { get; init; }

    /// <summary>Gets the time when every send so far had been refused. No code is accepted while this is set; a resend clears it.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Gets the time when a limit suppressed the challenge. It is never sent, and no code is ever accepted.</summary>
    public DateTimeOffset? SuppressedAt { get; init; }

    /// <summary>Gets whether a correct code is accepted.</summary>
    internal bool IsOpen => ConsumedAt is null && ClosedAt is null && SuppressedAt is null;
}
