using JwtMongoSms.Diagnostics.Internal;
using JwtMongoSms.Login;
using JwtMongoSms.Login.Internal;
using JwtMongoSms.Stores;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Delivery.Internal;

/// <summary>Sends one challenge's code, and records a refusal. Accepted and unknown sends are not written: open is the default.</summary>
internal sealed class CodeDelivery(
    CodeDeriver deriver,
    ICodeSender sender,
    IChallengeStore challenges,
    LoginMetrics metrics,
    AuthAudit audit,
    IOptions<LoginOptions> options,
    TimeProvider timeProvider,
    ILogger<CodeDelivery> logger)
{
    private readonly LoginOptions options = options.Value;

    public async Task DeliverAsync(LoginChallenge challenge, CancellationToken cancellationToken)
    {
        using var activity = LoginMetrics.Trace("jwtmongosms.deliver");
        if (deriver.Derive(challenge, options.Codes.Length) is not { } code)
            return;

        if (challenge.SwallowedAt is not null)
        {
            // As much work for the store as a send that is accepted, so that load tells no suppressed number from another.
            activity?.SetTag("outcome", "Swallowed");
            return;
        }

        var validFor = challenge.ExpiresAt - timeProvider.GetUtcNow();
        if (validFor <= TimeSpan.Zero)
        {
            Log.MessageTooLate(logger, challenge.Sends, challenge.Reference.Value);
            return;
        }

        var result = await SendAsync(RequestFor(challenge, code, validFor), cancellationToken).ConfigureAwait(false);
        metrics.MessageHandedOver(result, challenge.Channel);
        activity?.SetTag("outcome", result.Outcome.ToString());
        if (result.Outcome == SendOutcome.Refused)
            await RefuseAsync(challenge).ConfigureAwait(false);

        audit.CodeHandedOver(challenge, result);
    }

    private DeliveryRequest RequestFor(LoginChallenge challenge, OneTimeCode code, TimeSpan validFor) => new()
    {
        To = challenge.PhoneNumber,
        Channel = challenge.Channel,
        Message = new CodeMessage
        {
            Code = code,
            AppName = options.AppName,
            Domain = options.Domain,

            // Another version of the application may have stored a language that isn't known here.
            Culture = Languages.Find(challenge.Culture) ?? options.Language,
        },
        Challenge = challenge.Reference,
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
            return SendResult.Unknown(new DeliveryFailure(
                DeliveryFailureClass.Unknown, sender.GetType().Name, exception.GetType().Name, "The sender failed."));
        }
    }

    private async Task RefuseAsync(LoginChallenge challenge)
    {
        try
        {
            var now = timeProvider.GetUtcNow();
            await challenges.RefuseAsync(challenge.Reference, challenge.Sends, now, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            Log.RefusalNotStored(logger, challenge.Sends, challenge.Reference.Value, exception);
        }
    }
}
