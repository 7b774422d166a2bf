namespace JwtMongoSms;

/// <summary>How a code reaches a person.</summary>
public enum DeliveryChannel
{
    /// <summary>A text message.</summary>
    Sms = 1,
}
