namespace JwtMongoSms.Delivery.Twilio.Internal;

/// <summary>What one post came to.</summary>
/// <param name="Result">What became of the message.</param>
/// <param name="MayRepeat">Whether the same message may be posted again: only when it certainly was not sent, and a pause may help.</param>
internal sealed record TwilioAnswer(SendResult Result, bool MayRepeat = false)
{
    public const string Provider = "twilio";

    /// <summary>The code would have ended before the message arrived.</summary>
    public static TwilioAnswer TooLate { get; } = Refused(DeliveryFailureClass.Unknown, "The code ended before its message could be sent.");

    public static TwilioAnswer Refused(DeliveryFailureClass failureClass, string detail, bool mayRepeat = false)
        => new(SendResult.Refused(new DeliveryFailure(failureClass, Provider, null, detail)), mayRepeat);

    public static TwilioAnswer Unknown(DeliveryFailureClass failureClass, string detail)
        => new(SendResult.Unknown(new DeliveryFailure(failureClass, Provider, null, detail)));
}
