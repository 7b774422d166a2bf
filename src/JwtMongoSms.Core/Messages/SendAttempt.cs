namespace JwtMongoSms;

/// <summary>The outcome of one request to a provider. Only a refused message can be retried: any other may have been sent.</summary>
public sealed class SendAttempt
{
    private SendAttempt(SendResult result, bool mayRetry) => (Result, MayRetry) = (result, mayRetry);

    /// <summary>Gets the result of the message if this is the last attempt.</summary>
    public SendResult Result { get; }

    /// <summary>Gets whether the same message may succeed after a pause.</summary>
    public bool MayRetry { get; }

    /// <summary>Creates an attempt after which the provider has the message.</summary>
    /// <param name="providerId">The provider's id of the message.</param>
    /// <param name="segments">The number of segments that the provider bills, when it reports it.</param>
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
