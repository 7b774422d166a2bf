namespace JwtMongoSms;

/// <summary>An event of a sign-in, session, user or key. It holds no code, token or whole number and may be logged.</summary>
public sealed record SignInEvent
{
    /// <summary>Gets the kind of event.</summary>
    public required SignInEventKind Kind { get; init; }

    /// <summary>Gets the time of the event.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets the user of the session or account.</summary>
    public UserId? UserId { get; init; }

    /// <summary>Gets the session; <see langword="null"/> when all of a user's sessions were revoked.</summary>
    public SessionId? SessionId { get; init; }

    /// <summary>Gets the challenge of the code.</summary>
    public ChallengeHash? Challenge { get; init; }

    /// <summary>Gets the phone number, such as <c>+44*******23</c>; after a change, the new one.</summary>
    public string? MaskedPhoneNumber { get; init; }

    /// <summary>Gets the <c>kid</c> of the key that signs from now on.</summary>
    public string? KeyId { get; init; }

    /// <summary>Gets the reason, such as <c>sign_out</c> or <c>code_incorrect</c>: one of a closed list for each kind.</summary>
    public string? Reason { get; init; }
}
