namespace JwtMongoSms;

/// <summary>The outcome of a send.</summary>
public sealed record SendResult
{
    private SendResult(SendOutcome outcome) => Outcome = outcome;

    /// <summary>Which of the three it is.</summary>
    public SendOutcome Outcome { get; }

    /// <summary>The provider's id of the message, when it was accepted.</summary>
    public string? ProviderId { get; private init; }

    /// <summary>How many messages the provider makes of it, when it says.</summary>
    public int? Segments { get; private init; }

    /// <summary>Why it failed, unless it was accepted.</summary>
    public DeliveryFailure? Failure { get; private init; }

    /// <summary>The provider has taken the message.</summary>
    public static SendResult Accepted(string providerId, int? segments = null)
        => new(SendOutcome.Accepted) { ProviderId = providerId, Segments = segments };

    /// <summary>The message was certainly not sent. Only then may another sender try.</summary>
    public static SendResult Refused(DeliveryFailure failure) => new(SendOutcome.Refused) { Failure = failure };

    /// <summary>The message may have been sent: the code stays good, and is not sent again unless the client asks.</summary>
    public static SendResult Unknown(DeliveryFailure failure) => new(SendOutcome.Unknown) { Failure = failure };
}
