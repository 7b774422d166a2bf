namespace JwtMongoSms;

/// <summary>The outcome of a send.</summary>
public sealed record SendResult
{
    private SendResult(SendOutcome outcome) => Outcome = outcome;

    /// <summary>Gets the outcome.</summary>
    public SendOutcome Outcome { get; }

    /// <summary>Gets the provider's id of the message, when it was accepted.</summary>
    public string? ProviderId { get; private init; }

    /// <summary>Gets the number of segments that the provider bills, when it reports it.</summary>
    public int? Segments { get; private init; }

    /// <summary>Gets the failure, unless the message was accepted.</summary>
    public DeliveryFailure? Failure { get; private init; }

    /// <summary>Creates the result of a message that the provider has accepted.</summary>
    public static SendResult Accepted(string providerId, int? segments = null)
        => new(SendOutcome.Accepted) { ProviderId = providerId, Segments = segments };

    /// <summary>Creates the result of a message that certainly was not sent. Only then may another sender try.</summary>
    public static SendResult Refused(DeliveryFailure failure) => new(SendOutcome.Refused) { Failure = failure };

    /// <summary>Creates the result of a message that may have been sent. The code stays valid, and the message is not repeated.</summary>
    public static SendResult Unknown(DeliveryFailure failure) => new(SendOutcome.Unknown) { Failure = failure };
}
