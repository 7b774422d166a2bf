namespace JwtMongoSms;

/// <summary>Sends codes, and notices of a change of number, through a provider.</summary>
public interface IMessageSender
{
    /// <summary>Sends one message, at most once: on an outcome that isn't known the message is not sent again.</summary>
    /// <param name="request">The message.</param>
    /// <param name="cancellationToken">Cancels the wait; the outcome is then unknown.</param>
    /// <returns>The outcome, as far as the provider reports it at once.</returns>
    Task<SendResult> SendAsync(DeliveryRequest request, CancellationToken cancellationToken);

    /// <summary>Sends one message without a code, at most once. The change that it reports stands, whatever the outcome.</summary>
    /// <param name="request">The message.</param>
    /// <param name="cancellationToken">Cancels the wait; the outcome is then unknown.</param>
    /// <returns>The outcome, as far as the provider reports it at once.</returns>
    Task<SendResult> SendNoticeAsync(NoticeRequest request, CancellationToken cancellationToken);
}
