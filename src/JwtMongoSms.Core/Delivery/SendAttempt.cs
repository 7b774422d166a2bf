namespace JwtMongoSms.Delivery;

/// <summary>What one request to a provider led to. Only a refused message can be retried: any other may have been sent.</summary>
public sealed class SendAttempt
{
    private SendAttempt(SendResult result, bool mayRetry) => (Result, MayRetry) = (result, mayRetry);

    /// <summary>The outcome of the message, should this be the last attempt.</summary>
    public SendResult Result { get; }

    /// <summary>Whether the same message may succeed after a pause.</summary>
    public bool MayRetry { get; }

    /// <summary>Creates an attempt after which the provider has the message.</summary>
    /// <param name="providerId">The provider's id of the message.</param>
    /// <param name="segments">How many messages the provider makes of it, when it says.</param>
    public static SendAttempt Accepted(string providerId, int? segments = null)
        => new(SendResult.Accepted(providerId, segments), mayRetry: false);

    /// <summary>Creates an attempt after which the message certainly was not sent.</summary>
    /// <param name="failure">Why.</param>
    /// <param name="mayRetry">Whether a pause may help: the provider was busy or out of reach.</param>
    public static SendAttempt Refused(DeliveryFailure failure, bool mayRetry = false) => new(SendResult.Refused(failure), mayRetry);

    /// <summary>Creates an attempt after which the message may have been sent.</summary>
    /// <param name="failure">What is known.</param>
    public static SendAttempt Unknown(DeliveryFailure failure) => new(SendResult.Unknown(failure), mayRetry: false);
}
