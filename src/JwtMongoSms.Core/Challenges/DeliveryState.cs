namespace JwtMongoSms;

/// <summary>The delivery state of a send.</summary>
public enum DeliveryState
{
    /// <summary>The state for 3 seconds after every send, so that an early failure does not tell sent from suppressed.</summary>
    Sending = 1,

    /// <summary>No failure is known.</summary>
    Sent,

    /// <summary>The provider refused the message or reported it failed.</summary>
    Undelivered,
}
