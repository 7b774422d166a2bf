using JwtMongoSms.Challenges;
using JwtMongoSms.Events;
using JwtMongoSms.Languages;
using JwtMongoSms.Limits;
using JwtMongoSms.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Messages;

/// <summary>Sends the code of one challenge and stores a refusal. Accepted and unknown sends are not stored.</summary>
internal sealed class CodeDelivery(
    CodeDeriver deriver,
    IMessageSender sender,
    IChallengeStore challenges,
    SendOutcomes outcomes,
    MessagePrice prices,
    MessageEvents events,
    IOptions<JwtMongoSmsOptions> options,
    IOptions<CodeOptions> codes,
    IOptions<UserOptions> users,
    TimeProvider timeProvider,
    ILogger<CodeDelivery> logger)
{
    public async Task DeliverAsync(CodeChallenge challenge, CancellationToken cancellationToken)
    {
        using var activity = Telemetry.StartActivity("jwtmongosms.deliver");
        if (deriver.Derive(challenge, codes.Value.Length) is not { } code)
            return;

        var validFor = challenge.ExpiresAt - timeProvider.GetUtcNow();
        if (validFor <= TimeSpan.Zero)
        {
            Log.MessageTooLate(logger, challenge.Sends, challenge.Hash.Value);
            return;
        }

        var result = await SendAsync(CreateRequest(challenge, code, validFor), cancellationToken).ConfigureAwait(false);
        if (result.Outcome == SendOutcome.Refused)
            await RefuseAsync(challenge).ConfigureAwait(false);

        events.CodeSent(challenge, result, activity);
    }

    private DeliveryRequest CreateRequest(CodeChallenge challenge, OneTimeCode code, TimeSpan validFor) => new()
    {
        To = challenge.PhoneNumber,
        Channel = challenge.Channel,
        Message = new CodeMessage
        {
            Code = code,
            AppName = options.Value.AppName,
            Domain = options.Value.Domain,
            Language = challenge.Language ?? options.Value.FindLanguage(),
        },
        Challenge = challenge.Hash,
        Send = challenge.Sends,
        ValidFor = validFor,
    };

    // Whatever a sender throws, the message may have been sent, so the code stays valid.
    private async Task<SendResult> SendAsync(DeliveryRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await sender.SendAsync(request, cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException("The sender returned null.");
        }
        catch (Exception exception)
        {
            // The exception's message may quote the number and the code.
            Log.SenderFailed(logger, request.Send, request.Challenge.Value, exception.GetType().Name, exception.StackTrace);
            return SendResult.Unknown(DeliveryFailure.Thrown(sender, exception));
        }
    }

    // Not cancelled at shutdown: the provider has refused, and the record must say so.
    private async Task RefuseAsync(CodeChallenge challenge)
    {
        try
        {
            var now = timeProvider.GetUtcNow().ToWholeMilliseconds();
            await challenges.RefuseAsync(challenge.Hash, challenge.Sends, now, CancellationToken.None).ConfigureAwait(false);
            await GiveBackAsync(challenge).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            Log.RefusalNotStored(logger, challenge.Sends, challenge.Hash.Value, exception);
        }
    }

    // While sign-up is closed the pause stays: unknown numbers, to which nothing is sent, have one.
    private Task GiveBackAsync(CodeChallenge challenge)
    {
        var (phoneNumber, isCall) = (challenge.PhoneNumber, challenge.Channel != DeliveryChannel.Sms);
        var send = new PlannedSend(phoneNumber, SignInClient.None, isCall, prices.Of(phoneNumber, challenge.Language), challenge.UserId);
        return outcomes.GiveBackRefusedAsync(send, challenge.LastSentAt, endsPause: users.Value.AllowSignUp);
    }
}
