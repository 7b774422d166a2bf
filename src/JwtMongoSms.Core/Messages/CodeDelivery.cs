using JwtMongoSms.Challenges;
using JwtMongoSms.Events;
using JwtMongoSms.Languages;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Messages;

/// <summary>Sends one challenge's code and notes what became of it.</summary>
internal sealed class CodeDelivery(
    CodeDeriver deriver,
    IMessageSender sender,
    IChallengeStore challenges,
    SignInMetrics metrics,
    SignInAudit audit,
    IOptions<LoginOptions> options,
    TimeProvider timeProvider,
    ILogger<CodeDelivery> logger)
{
    private readonly LoginOptions options = options.Value;

    public async Task DeliverAsync(CodeChallenge challenge, CancellationToken cancellationToken)
    {
        using var activity = SignInMetrics.Trace("jwtmongosms.deliver");
        if (deriver.Derive(challenge, options.Codes.Length) is not { } code)
            return;

        if (challenge.SuppressedAt is not null)
        {
            // It goes to nobody. All else is done as ever, the store's work too: the time that answers take is the same for every number.
            activity?.SetTag("outcome", "Suppressed");
            await StoreAsync(challenge, SendOutcome.Accepted).ConfigureAwait(false);
            return;
        }

        var validFor = challenge.ExpiresAt - timeProvider.GetUtcNow();
        if (validFor <= TimeSpan.Zero)
        {
            Log.MessageTooLate(logger, challenge.Sends, challenge.Hash.Value);
            return;
        }

        var result = await SendAsync(RequestFor(challenge, code, validFor), cancellationToken).ConfigureAwait(false);
        metrics.MessageHandedOver(result, challenge.Channel);
        activity?.SetTag("outcome", result.Outcome.ToString());
        await StoreAsync(challenge, result.Outcome).ConfigureAwait(false);
        audit.CodeHandedOver(challenge, result);
    }

    private DeliveryRequest RequestFor(CodeChallenge challenge, OneTimeCode code, TimeSpan validFor) => new()
    {
        To = challenge.PhoneNumber,
        Channel = challenge.Channel,
        Message = new CodeMessage
        {
            Code = code,
            AppName = options.AppName,
            Domain = options.Domain,

            // Another version of the application may have stored a language that isn't known here.
            Culture = KnownLanguages.Find(challenge.Culture) ?? options.Language,
        },
        Challenge = challenge.Hash,
        Send = challenge.Sends,
        ValidFor = validFor,
    };

    // The edge to code that isn't ours: whatever a sender throws, the message may have left, so the code stays good.
    private async Task<SendResult> SendAsync(DeliveryRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await sender.SendAsync(request, cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException("The sender has returned null.");
        }
        catch (Exception exception)
        {
            // Its message may quote the request, number, code and all.
            Log.SenderFailed(logger, request.Send, request.Challenge.Value, exception.GetType().Name, exception.StackTrace);
            return SendResult.Unknown(new DeliveryFailure(DeliveryFailureClass.Unknown, sender.GetType().Name, exception.GetType().Name, "The sender failed."));
        }
    }

    private async Task StoreAsync(CodeChallenge challenge, SendOutcome outcome)
    {
        var now = timeProvider.GetUtcNow();
        try
        {
            // Not given up at shutdown: the provider has the message, and the record must say so.
            if (outcome == SendOutcome.Refused)
                await challenges.CloseAsync(challenge.Hash, challenge.Sends, now, CancellationToken.None).ConfigureAwait(false);
            else
                await challenges.AcceptAsync(challenge.Hash, now, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            Log.OutcomeNotStored(logger, challenge.Sends, challenge.Hash.Value, exception);
        }
    }
}
