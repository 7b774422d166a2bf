namespace JwtMongoSms;

/// <summary>The channel that a code is sent through.</summary>
public enum DeliveryChannel
{
    /// <summary>A text message.</summary>
    Sms = 1,
}
