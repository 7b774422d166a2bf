namespace JwtMongoSms;

/// <summary>Hands codes, and the notice of a change of number, to a provider of text messages.</summary>
public interface IMessageSender
{
    /// <summary>Sends one message, at most once: on an outcome that isn't known the message is not sent again.</summary>
    /// <param name="request">The message.</param>
    /// <param name="cancellationToken">Gives up waiting; the outcome is then unknown.</param>
    /// <returns>The outcome, so far as the provider says at once.</returns>
    Task<SendResult> SendAsync(DeliveryRequest request, CancellationToken cancellationToken);

    /// <summary>Sends one message without a code, at most once. Whatever the outcome, what it tells of has happened.</summary>
    /// <param name="request">The message.</param>
    /// <param name="cancellationToken">Gives up waiting; the outcome is then unknown.</param>
    /// <returns>The outcome, so far as the provider says at once.</returns>
    Task<SendResult> SendNoticeAsync(NoticeRequest request, CancellationToken cancellationToken);
}
