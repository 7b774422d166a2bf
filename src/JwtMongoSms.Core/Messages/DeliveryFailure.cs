namespace JwtMongoSms;

/// <summary>Why a send failed, for the operator. It holds no code and no whole number.</summary>
/// <param name="Class">The class of the failure, which names the cure.</param>
/// <param name="Provider">The provider, such as <c>twilio</c>.</param>
/// <param name="Code">The provider's own code, if it gave one.</param>
/// <param name="Detail">A sentence for the log.</param>
/// <param name="RetryAfter">When to try again, if the provider said.</param>
public sealed record DeliveryFailure(DeliveryFailureClass Class, string Provider, string? Code, string Detail, TimeSpan? RetryAfter = null)
{
    internal static DeliveryFailure Thrown(IMessageSender sender, Exception exception)
        => new(DeliveryFailureClass.Unknown, sender.GetType().Name, exception.GetType().Name, "The sender failed.");
}
