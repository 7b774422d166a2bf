using JwtMongoSms.Events;
using JwtMongoSms.Languages;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Messages;

/// <summary>Tells a number that its account has left it. What it tells of stands, whatever becomes of the message.</summary>
internal sealed class NoticeDelivery(IMessageSender sender, SignInMetrics metrics, IOptions<LoginOptions> options, ILogger<NoticeDelivery> logger)
{
    // A handset that is off over night still tells its owner in the morning.
    private static readonly TimeSpan ValidFor = TimeSpan.FromHours(10);

    private readonly LoginOptions options = options.Value;

    public async Task DeliverAsync(QueuedMessage.PhoneChanged notice, CancellationToken cancellationToken)
    {
        using var activity = SignInMetrics.Trace("jwtmongosms.deliver_notice");
        var result = await SendAsync(RequestFor(notice), cancellationToken).ConfigureAwait(false);
        metrics.MessageHandedOver(result, DeliveryChannel.Sms);
        activity?.SetTag("outcome", result.Outcome.ToString());
        if (result.Failure is { } failure)
            Log.NoticeNotSent(logger, failure.LevelInLog, notice.UserId.Value, result.Outcome, failure.Class, failure.Provider, failure.Code, failure.Detail);
        else
            Log.NoticeAccepted(logger, notice.UserId.Value, result.ProviderId, result.Segments);
    }

    private NoticeRequest RequestFor(QueuedMessage.PhoneChanged notice) => new()
    {
        To = notice.To,
        Message = new PhoneChangedMessage { AppName = options.AppName, Culture = KnownLanguages.Find(notice.Culture) ?? options.Language },
        UserId = notice.UserId,
        ValidFor = ValidFor,
    };

    // The edge to code that isn't ours.
    private async Task<SendResult> SendAsync(NoticeRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await sender.SendNoticeAsync(request, cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException("The sender has returned null.");
        }
        catch (Exception exception)
        {
            // Its message may quote the request, and with it the number.
            Log.NoticeFailed(logger, request.UserId.Value, exception.GetType().Name, exception.StackTrace);
            return SendResult.Unknown(new DeliveryFailure(DeliveryFailureClass.Unknown, sender.GetType().Name, exception.GetType().Name, "The sender failed."));
        }
    }
}
