namespace JwtMongoSms;

/// <summary>The delivery state of a send.</summary>
public enum DeliveryState
{
    /// <summary>The state for 3 seconds after every send, whatever its outcome: the time of a failure reveals no suppressed send.</summary>
    Sending = 1,

    /// <summary>No failure is known.</summary>
    Sent,

    /// <summary>The provider refused the message or reported it failed.</summary>
    Undelivered,
}
