using System.Diagnostics;
using System.Diagnostics.Metrics;
using JwtMongoSms.Events;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Messages;

/// <summary>Tells the outcome of messages: one call logs, counts and publishes.</summary>
internal sealed class MessageEvents(SignInEvents events, Telemetry telemetry, ILogger<SignInEvents> logger)
{
    private readonly Counter<long> messages = telemetry.CreateCounter("jwtmongosms.messages", "{message}", "Messages given to the provider, by outcome.");

    public void CodeSent(CodeChallenge challenge, SendResult result, Activity? activity)
    {
        Count(result, challenge.Channel, activity);
        var (send, hash, masked) = (challenge.Sends, challenge.Hash, challenge.PhoneNumber.ToString());
        if (result.Failure is not { } failure)
            Log.CodeSent(logger, send, hash.Value, masked, result.ProviderId, result.Segments);
        else if (result.Outcome == SendOutcome.Refused)
            Log.SendRefused(logger, LevelOf(failure), send, hash.Value, masked, failure.Class, failure.Provider, failure.Code, failure.Detail);
        else
            Log.SendUnknown(logger, LevelOf(failure), send, hash.Value, masked, failure.Class, failure.Provider, failure.Code, failure.Detail);

        events.Publish(events.Create(result.Failure is null ? SignInEventKind.CodeSent : SignInEventKind.CodeNotSent) with
        {
            Challenge = hash,
            MaskedPhoneNumber = masked,
            Reason = result.Outcome switch { SendOutcome.Accepted => null, SendOutcome.Refused => "refused", _ => "unknown" },
        });
    }

    public void NoticeSent(UserId userId, SendResult result, Activity? activity)
    {
        Count(result, DeliveryChannel.Sms, activity);
        if (result.Failure is { } failure)
            Log.NoticeNotSent(logger, LevelOf(failure), userId.Value, result.Outcome, failure.Class, failure.Provider, failure.Code, failure.Detail);
        else
            Log.NoticeAccepted(logger, userId.Value, result.ProviderId, result.Segments);
    }

    // No later message will succeed until an operator has acted.
    private static LogLevel LevelOf(DeliveryFailure failure)
        => failure.Class is DeliveryFailureClass.Misconfigured or DeliveryFailureClass.CountryDisabled ? LogLevel.Error : LogLevel.Warning;

    private void Count(SendResult result, DeliveryChannel channel, Activity? activity)
    {
        activity?.SetTag("outcome", result.Outcome.ToString());
        messages.Add(
            1,
            Telemetry.Tag("outcome", Telemetry.NameOf(result.Outcome)),
            Telemetry.Tag("channel", Telemetry.NameOf(channel)),
            Telemetry.Tag("failure", result.Failure is { } failure ? Telemetry.NameOf(failure.Class) : "none"));
    }
}
