using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Messages;

/// <summary>The log lines of messages, 1060 to 1099.</summary>
internal static partial class Log
{
    [LoggerMessage(
        1060,
        LogLevel.Information,
        "Send {Send} of challenge {Challenge} to {PhoneNumber}: the provider accepted it as {ProviderId}, {Segments}.")]
    public static partial void CodeSent(
        ILogger logger, int send, string challenge, string phoneNumber, string? providerId, string segments);

    [LoggerMessage(
        EventId = 1061,
        Message = "Send {Send} of challenge {Challenge} to {PhoneNumber} was refused: {Class}, {Provider} {Code}. {Detail}")]
    public static partial void SendRefused(
        ILogger logger,
        LogLevel level,
        int send,
        string challenge,
        string phoneNumber,
        DeliveryFailureClass @class,
        string provider,
        string code,
        string detail);

    [LoggerMessage(
        EventId = 1062,
        Message = "Send {Send} of challenge {Challenge} to {PhoneNumber} has an unknown outcome and is not repeated: "
            + "{Class}, {Provider} {Code}. {Detail}")]
    public static partial void SendUnknown(
        ILogger logger,
        LogLevel level,
        int send,
        string challenge,
        string phoneNumber,
        DeliveryFailureClass @class,
        string provider,
        string code,
        string detail);

    [LoggerMessage(1063, LogLevel.Warning, "Send {Send} of challenge {Challenge} waited until its code had expired; it was not sent.")]
    public static partial void MessageTooLate(ILogger logger, int send, string challenge);

    [LoggerMessage(
        1064,
        LogLevel.Error,
        "Send {Send} of challenge {Challenge} ended in an error of the sender, {Error}; "
        + "its outcome is unknown and it is not repeated.\n{StackTrace}")]
    public static partial void SenderFailed(ILogger logger, int send, string challenge, string error, string? stackTrace);

    [LoggerMessage(
        1065,
        LogLevel.Error,
        "Send {Send} of challenge {Challenge} was refused, and the store could not record it. Its code stays valid.")]
    public static partial void RefusalNotStored(ILogger logger, int send, string challenge, Exception exception);

    [LoggerMessage(1066, LogLevel.Error, "Send {Send} of challenge {Challenge} could not be processed: {Error}.\n{StackTrace}")]
    public static partial void DeliveryFailed(ILogger logger, int send, string challenge, string error, string? stackTrace);

    [LoggerMessage(1067, LogLevel.Warning, "{Count} messages were still waiting at shutdown and are lost; users will request them again.")]
    public static partial void MessagesLost(ILogger logger, int count);

    [LoggerMessage(
        1068,
        LogLevel.Information,
        "The notice of user {UserId}'s new number: the provider accepted it as {ProviderId}, {Segments}.")]
    public static partial void NoticeAccepted(ILogger logger, string userId, string? providerId, string segments);

    [LoggerMessage(
        EventId = 1069,
        Message = "The notice of user {UserId}'s new number: {Outcome}, {Class}, {Provider} {Code}. {Detail} The number stays changed.")]
    public static partial void NoticeNotSent(
        ILogger logger,
        LogLevel level,
        string userId,
        SendOutcome outcome,
        DeliveryFailureClass @class,
        string provider,
        string code,
        string detail);

    [LoggerMessage(
        1070, LogLevel.Error, "The notice of user {UserId}'s new number ended in an error, {Error}; it is not repeated.\n{StackTrace}")]
    public static partial void NoticeFailed(ILogger logger, string userId, string error, string? stackTrace);

    [LoggerMessage(1071, LogLevel.Information, "{Message} is sent again in {Seconds} s: {Detail}")]
    public static partial void Retries(ILogger logger, string message, double seconds, string detail);
}
