namespace JwtMongoSms;

/// <summary>One thing that happened, with the ids of whom it happened to. It holds no code, no token and no whole number, so it may be printed and kept.</summary>
public sealed record SignInEvent
{
    /// <summary>What happened.</summary>
    public required SignInEventKind Kind { get; init; }

    /// <summary>When it did.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whose session or account it is.</summary>
    public UserId? UserId { get; init; }

    /// <summary>The session; <see langword="null"/> when all of a user's have ended.</summary>
    public SessionId? SessionId { get; init; }

    /// <summary>The request for a code.</summary>
    public ChallengeHash? Challenge { get; init; }

    /// <summary>The number, such as <c>+44*******23</c>; after a change, the new one.</summary>
    public string? MaskedPhoneNumber { get; init; }

    /// <summary>The <c>kid</c> of the key that signs from now on.</summary>
    public string? KeyId { get; init; }

    /// <summary>Which of several it was, such as <c>sign_out</c> or <c>code_incorrect</c>: one of a closed list for each kind.</summary>
    public string? Reason { get; init; }
}
