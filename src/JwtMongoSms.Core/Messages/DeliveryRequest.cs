namespace JwtMongoSms;

/// <summary>One message to be sent.</summary>
public sealed record DeliveryRequest
{
    /// <summary>Whom it goes to.</summary>
    public required PhoneNumber To { get; init; }

    /// <summary>How it goes.</summary>
    public required DeliveryChannel Channel { get; init; }

    /// <summary>What it says.</summary>
    public required CodeMessage Message { get; init; }

    /// <summary>The challenge that it belongs to.</summary>
    public required ChallengeHash Challenge { get; init; }

    /// <summary>Which send of that challenge it is; the first is 1.</summary>
    public required int Send { get; init; }

    /// <summary>How long the code is still good: a message that arrives later is of no use.</summary>
    public required TimeSpan ValidFor { get; init; }
}
