using System.Diagnostics;
using System.Diagnostics.Metrics;
using JwtMongoSms.Events;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Messages;

/// <summary>Logs, counts and publishes the outcomes of messages, in one call each.</summary>
internal sealed class MessageEvents(
    SignInEvents events, Telemetry telemetry, ProviderAccount account, ILogger<SignInEvents> logger)
{
    private readonly Counter<long> messages
        = telemetry.CreateCounter("jwtmongosms.messages", "{message}", "Messages given to the provider, by outcome.");

    public void CodeSent(CodeChallenge challenge, SendResult result, Activity? activity)
    {
        Count(result, challenge.Channel, activity);
        var (send, hash, masked) = (challenge.Sends, challenge.Hash, challenge.PhoneNumber.ToString());
        if (result.Failure is not { } failure)
            Log.CodeSent(logger, send, hash.Value, masked, result.ProviderId, TextOf(result.Segments));
        else
            LogFailure(result.Outcome, failure, send, hash.Value, masked);

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
        {
            var (failureClass, provider, code, detail, _) = failure;
            Log.NoticeNotSent(logger, LevelOf(failure), userId.Value, result.Outcome, failureClass, provider, TextOf(code), detail);
        }
        else
        {
            Log.NoticeAccepted(logger, userId.Value, result.ProviderId, TextOf(result.Segments));
        }
    }

    private void LogFailure(SendOutcome outcome, DeliveryFailure failure, int send, string challenge, string masked)
    {
        var (failureClass, provider, code, detail, _) = failure;
        if (outcome == SendOutcome.Refused)
            Log.SendRefused(logger, LevelOf(failure), send, challenge, masked, failureClass, provider, TextOf(code), detail);
        else
            Log.SendUnknown(logger, LevelOf(failure), send, challenge, masked, failureClass, provider, TextOf(code), detail);
    }

    // Providers need not tell these, and "(null)" tells an operator nothing.
    private static string TextOf(int? segments)
        => segments switch { null => "segments unknown", 1 => "1 segment", _ => $"{segments} segments" };

    private static string TextOf(string? code) => code ?? "without a code";

    // No later message will succeed until an operator has acted.
    private static LogLevel LevelOf(DeliveryFailure failure)
        => failure.Class is DeliveryFailureClass.Misconfigured or DeliveryFailureClass.CountryDisabled ? LogLevel.Error : LogLevel.Warning;

    private void Count(SendResult result, DeliveryChannel channel, Activity? activity)
    {
        account.Record(result);
        activity?.SetTag("outcome", result.Outcome.ToString());
        messages.Add(
            1,
            Telemetry.Tag("outcome", Telemetry.NameOf(result.Outcome)),
            Telemetry.Tag("channel", Telemetry.NameOf(channel)),
            Telemetry.Tag("failure", result.Failure is { } failure ? Telemetry.NameOf(failure.Class) : "none"));
    }
}
