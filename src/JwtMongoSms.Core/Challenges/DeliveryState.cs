namespace JwtMongoSms;

/// <summary>What can be said of a send.</summary>
public enum DeliveryState
{
    /// <summary>For 3 seconds after every send, whatever its outcome: a suppressed one can't be told by how fast it fails.</summary>
    Sending = 1,

    /// <summary>Nothing has gone wrong, so far as is known.</summary>
    Sent,

    /// <summary>The provider refused it or says that it failed.</summary>
    Undelivered,
}
