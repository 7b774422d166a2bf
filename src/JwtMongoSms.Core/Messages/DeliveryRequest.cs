namespace JwtMongoSms;

/// <summary>A message with a code, to be sent.</summary>
public sealed record DeliveryRequest
{
    /// <summary>Gets the recipient.</summary>
    public required PhoneNumber To { get; init; }

    /// <summary>Gets the channel.</summary>
    public required DeliveryChannel Channel { get; init; }

    /// <summary>Gets the parts of the message.</summary>
    public required CodeMessage Message { get; init; }

    /// <summary>Gets the challenge of the code.</summary>
    public required ChallengeHash Challenge { get; init; }

    /// <summary>Gets the number of this send of the challenge; the first is 1.</summary>
    public required int Send { get; init; }

    /// <summary>Gets how long the code is still valid.</summary>
    public required TimeSpan ValidFor { get; init; }
}
