using JwtMongoSms.Delivery;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Diagnostics.Internal;

/// <summary>The core's log lines, 1000 to 1099. Ids, kinds and counts; never a code, a token or a whole number.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Information, "Send {Send} of challenge {Challenge}: the provider took it as {ProviderId}, {Segments} segments.")]
    public static partial void MessageAccepted(ILogger logger, int send, string challenge, string? providerId, int? segments);

    [LoggerMessage(EventId = 1001, Message = "Send {Send} of challenge {Challenge} was refused: {Class}, {Provider} {Code}. {Detail}")]
    public static partial void MessageRefused(
        ILogger logger, LogLevel level, int send, string challenge, DeliveryFailureClass @class, string provider, string? code, string detail);

    [LoggerMessage(EventId = 1002, Message = "Send {Send} of challenge {Challenge} has an unknown outcome and is not repeated: {Class}, {Provider} {Code}. {Detail}")]
    public static partial void MessageUnknown(
        ILogger logger, LogLevel level, int send, string challenge, DeliveryFailureClass @class, string provider, string? code, string detail);

    [LoggerMessage(1003, LogLevel.Warning, "Send {Send} of challenge {Challenge} waited until its code had expired; it was not sent.")]
    public static partial void MessageTooLate(ILogger logger, int send, string challenge);

    [LoggerMessage(1004, LogLevel.Error, "Send {Send} of challenge {Challenge} ended in an error of the sender, {Error}; its outcome is unknown and it is not repeated.\n{StackTrace}")]
    public static partial void SenderFailed(ILogger logger, int send, string challenge, string error, string? stackTrace);

    [LoggerMessage(1005, LogLevel.Error, "Send {Send} of challenge {Challenge}: what became of it could not be stored.")]
    public static partial void OutcomeNotStored(ILogger logger, int send, string challenge, Exception exception);

    [LoggerMessage(1007, LogLevel.Error, "Send {Send} of challenge {Challenge} could not be seen to: {Error}.\n{StackTrace}")]
    public static partial void DeliveryFailed(ILogger logger, int send, string challenge, string error, string? stackTrace);

    [LoggerMessage(1006, LogLevel.Warning, "{Count} messages were still waiting at shutdown and are lost; people will ask again.")]
    public static partial void MessagesLost(ILogger logger, int count);

    [LoggerMessage(1008, LogLevel.Information, "The notice of user {UserId}'s new number: the provider took it as {ProviderId}, {Segments} segments.")]
    public static partial void NoticeAccepted(ILogger logger, string userId, string? providerId, int? segments);

    [LoggerMessage(EventId = 1009, Message = "The notice of user {UserId}'s new number: {Outcome}, {Class}, {Provider} {Code}. {Detail} The number stays changed.")]
    public static partial void NoticeNotSent(
        ILogger logger, LogLevel level, string userId, SendOutcome outcome, DeliveryFailureClass @class, string provider, string? code, string detail);

    [LoggerMessage(1016, LogLevel.Error, "The notice of user {UserId}'s new number ended in an error, {Error}; it is not repeated.\n{StackTrace}")]
    public static partial void NoticeSenderFailed(ILogger logger, string userId, string error, string? stackTrace);

    [LoggerMessage(1017, LogLevel.Warning, "No notice of user {UserId}'s new number was sent: {Reason}.")]
    public static partial void NoticeLeftOut(ILogger logger, string userId, string reason);

    [LoggerMessage(1018, LogLevel.Information, "User {UserId} has the number {PhoneNumber} now, in place of {OldPhoneNumber}.")]
    public static partial void PhoneNumberChanged(ILogger logger, string userId, string phoneNumber, string oldPhoneNumber);

    [LoggerMessage(1019, LogLevel.Error, "User {UserId} has a new number, and sessions that began meanwhile could not be ended. They end when the person changes to the same number once more, or signs out everywhere.")]
    public static partial void SessionsLeftOpen(ILogger logger, string userId, Exception exception);

    [LoggerMessage(1020, LogLevel.Information, "User {UserId} was removed.")]
    public static partial void UserDeleted(ILogger logger, string userId);

    [LoggerMessage(1010, LogLevel.Information, "Challenge {Challenge} was used; user {UserId} signed in with session {SessionId}.")]
    public static partial void SignedIn(ILogger logger, string challenge, string userId, string sessionId);

    [LoggerMessage(1011, LogLevel.Information, "User {UserId} was made.")]
    public static partial void UserCreated(ILogger logger, string userId);

    [LoggerMessage(1012, LogLevel.Error, "{Setting} failed for user {UserId} with {Error}; what it was told of stands.\n{StackTrace}")]
    public static partial void UserCallbackFailed(ILogger logger, string setting, string userId, string error, string? stackTrace);

    [LoggerMessage(1013, LogLevel.Warning, "The guess budget of {PhoneNumber} is spent; challenge {Challenge} is not looked at.")]
    public static partial void GuessBudgetSpent(ILogger logger, string phoneNumber, string challenge);

    [LoggerMessage(1015, LogLevel.Warning, "A refresh token of user {UserId} that was replaced before has come back: somebody has a copy. Session {SessionId} is ended.")]
    public static partial void RefreshTokenReused(ILogger logger, string userId, string sessionId);

    [LoggerMessage(1014, LogLevel.Information, "Challenge {Challenge} is not sent: {Reason}.")]
    public static partial void Swallowed(ILogger logger, string challenge, string reason);
}
