namespace JwtMongoSms.Delivery;

/// <summary>Hands a code to a provider of text messages.</summary>
public interface ICodeSender
{
    /// <summary>Sends one message, at most once: on an outcome that isn't known the message is not sent again.</summary>
    /// <param name="request">The message.</param>
    /// <param name="cancellationToken">Gives up waiting; the outcome is then unknown.</param>
    /// <returns>What became of it, so far as the provider says at once.</returns>
    Task<SendResult> SendAsync(DeliveryRequest request, CancellationToken cancellationToken);
}
