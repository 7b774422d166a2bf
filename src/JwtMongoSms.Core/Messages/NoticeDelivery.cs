using JwtMongoSms.Events;
using JwtMongoSms.Languages;
using JwtMongoSms.Limits;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Messages;

/// <summary>Sends the old number a notice that it was replaced. The change stands, whatever the outcome of the message.</summary>
internal sealed class NoticeDelivery(
    IMessageSender sender,
    SendOutcomes outcomes,
    MessagePrice prices,
    MessageEvents events,
    IOptions<JwtMongoSmsOptions> options,
    TimeProvider timeProvider,
    ILogger<NoticeDelivery> logger)
{
    // A handset that is off over night gets the notice in the morning.
    private static readonly TimeSpan ValidFor = TimeSpan.FromHours(10);

    public async Task DeliverAsync(QueuedMessage.PhoneChanged notice, CancellationToken cancellationToken)
    {
        using var activity = Telemetry.StartActivity("jwtmongosms.deliver_notice");
        var request = CreateRequest(notice);
        var result = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (result.Outcome != SendOutcome.Refused)
            await outcomes.CountNoticeAsync(prices.OfNotice(request.To, request.Message), timeProvider.GetUtcNow()).ConfigureAwait(false);

        events.NoticeSent(notice.UserId, result, activity);
    }

    private NoticeRequest CreateRequest(QueuedMessage.PhoneChanged notice) => new()
    {
        To = notice.To,
        Message = new PhoneChangedMessage
        {
            AppName = options.Value.AppName,
            Language = notice.Language ?? options.Value.FindLanguage(),
        },
        UserId = notice.UserId,
        ValidFor = ValidFor,
    };

    // The change stands, whatever a sender throws.
    private async Task<SendResult> SendAsync(NoticeRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await sender.SendNoticeAsync(request, cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException("The sender returned null.");
        }
        catch (Exception exception)
        {
            // The exception's message may quote the number.
            Log.NoticeFailed(logger, request.UserId.Value, exception.GetType().Name, exception.StackTrace);
            return SendResult.Unknown(DeliveryFailure.Thrown(sender, exception));
        }
    }
}
