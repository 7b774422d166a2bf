using JwtMongoSms.Login;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Delivery.Twilio.Internal;

/// <summary>What is logged about messages: event ids 1100 to 1199.</summary>
internal static partial class TwilioLog
{
    public static void Outcome(ILogger logger, DeliveryRequest request, SendResult result)
    {
        if (result.Outcome == SendOutcome.Accepted)
            Accepted(logger, request.Challenge, request.Send, result.ProviderId!, result.Segments);
        else if (TwilioErrors.IsAlarm(result.Failure!.Class))
            Alarm(logger, request.Challenge, request.Send, result.Outcome, result.Failure.Class, result.Failure.Detail);
        else
            Failed(logger, request.Challenge, request.Send, result.Outcome, result.Failure.Class, result.Failure.Detail);
    }

    [LoggerMessage(1100, LogLevel.Information, "Twilio took the message of challenge {Challenge}, send {Send}: {MessageSid}, segments: {Segments}")]
    private static partial void Accepted(ILogger logger, ChallengeReference challenge, int send, string messageSid, int? segments);

    [LoggerMessage(1101, LogLevel.Warning, "The message of challenge {Challenge}, send {Send}, was not taken: {Outcome}, {FailureClass}. {Detail}")]
    private static partial void Failed(
        ILogger logger, ChallengeReference challenge, int send, SendOutcome outcome, DeliveryFailureClass failureClass, string detail);

    [LoggerMessage(1102, LogLevel.Error, "No message can be sent until an operator acts. Challenge {Challenge}, send {Send}: {Outcome}, {FailureClass}. {Detail}")]
    private static partial void Alarm(
        ILogger logger, ChallengeReference challenge, int send, SendOutcome outcome, DeliveryFailureClass failureClass, string detail);

    [LoggerMessage(1103, LogLevel.Information, "The message of challenge {Challenge}, send {Send}, is posted again in {Seconds} s: {Detail}")]
    public static partial void PostsAgain(ILogger logger, ChallengeReference challenge, int send, string detail, double seconds);
}
