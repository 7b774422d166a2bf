using JwtMongoSms.Delivery;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Diagnostics.Internal;

/// <summary>The core's log lines: what <see cref="AuthAudit"/> tells of is 1000 to 1049, all else 1050 to 1099. Ids, kinds and counts; never a code, a token or a whole number.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Information, "Send {Send} of challenge {Challenge} to {PhoneNumber}: the provider took it as {ProviderId}, {Segments} segments.")]
    public static partial void CodeSent(ILogger logger, int send, string challenge, string phoneNumber, string? providerId, int? segments);

    [LoggerMessage(EventId = 1001, Message = "Send {Send} of challenge {Challenge} to {PhoneNumber} was refused: {Class}, {Provider} {Code}. {Detail}")]
    public static partial void SendRefused(
        ILogger logger, LogLevel level, int send, string challenge, string phoneNumber, DeliveryFailureClass @class, string provider, string? code, string detail);

    [LoggerMessage(EventId = 1002, Message = "Send {Send} of challenge {Challenge} to {PhoneNumber} has an unknown outcome and is not repeated: {Class}, {Provider} {Code}. {Detail}")]
    public static partial void SendUnknown(
        ILogger logger, LogLevel level, int send, string challenge, string phoneNumber, DeliveryFailureClass @class, string provider, string? code, string detail);

    [LoggerMessage(1003, LogLevel.Information, "A code for challenge {Challenge} was refused: {Reason}.")]
    public static partial void CodeRefused(ILogger logger, string challenge, string reason);

    [LoggerMessage(1004, LogLevel.Information, "The right code for challenge {Challenge} was typed in for {PhoneNumber}.")]
    public static partial void CodeVerified(ILogger logger, string challenge, string phoneNumber);

    [LoggerMessage(1005, LogLevel.Information, "User {UserId} is signed in with session {SessionId}.")]
    public static partial void SessionStarted(ILogger logger, string userId, string sessionId);

    [LoggerMessage(1006, LogLevel.Information, "Session {SessionId} of user {UserId} is refreshed, now of generation {Generation}: {Reason}.")]
    public static partial void SessionRefreshed(ILogger logger, string userId, string sessionId, int generation, string reason);

    [LoggerMessage(1007, LogLevel.Information, "Session {SessionId} of user {UserId} has ended: {Reason}.")]
    public static partial void SessionEnded(ILogger logger, string userId, string sessionId, string reason);

    [LoggerMessage(1008, LogLevel.Information, "{Count} sessions of user {UserId} have ended, all but {Except}: {Reason}.")]
    public static partial void SessionsEnded(ILogger logger, string userId, int count, string except, string reason);

    [LoggerMessage(1009, LogLevel.Warning, "A refresh token of user {UserId} that was replaced before has come back: somebody has a copy. Session {SessionId} is ended.")]
    public static partial void RefreshTokenReused(ILogger logger, string userId, string sessionId);

    [LoggerMessage(1010, LogLevel.Information, "Keys have changed: access tokens are signed with {KeyId} now, and checked with {KeyIds}.")]
    public static partial void KeyRotated(ILogger logger, string keyId, string keyIds);

    [LoggerMessage(1011, LogLevel.Information, "User {UserId} has the number {PhoneNumber} now, in place of {PreviousPhoneNumber}.")]
    public static partial void PhoneNumberChanged(ILogger logger, string userId, string phoneNumber, string previousPhoneNumber);

    [LoggerMessage(1012, LogLevel.Information, "User {UserId} was made, with the number {PhoneNumber}.")]
    public static partial void UserCreated(ILogger logger, string userId, string phoneNumber);

    [LoggerMessage(1013, LogLevel.Information, "User {UserId} was removed.")]
    public static partial void UserDeleted(ILogger logger, string userId);

    [LoggerMessage(1014, LogLevel.Warning, "A limit was hit at {PhoneNumber}, challenge {Challenge}: {Reason}.")]
    public static partial void LimitHit(ILogger logger, string phoneNumber, string challenge, string reason);

    [LoggerMessage(1015, LogLevel.Information, "Challenge {Challenge} of {PhoneNumber} is not sent: sign-up is closed and the number is unknown.")]
    public static partial void UnknownNumber(ILogger logger, string phoneNumber, string challenge);

    [LoggerMessage(1016, LogLevel.Information, "A code for {PhoneNumber}, typed in without an id, was refused: {Reason}.")]
    public static partial void CodeRefusedByNumber(ILogger logger, string phoneNumber, string reason);

    [LoggerMessage(1050, LogLevel.Warning, "Send {Send} of challenge {Challenge} waited until its code had expired; it was not sent.")]
    public static partial void MessageTooLate(ILogger logger, int send, string challenge);

    [LoggerMessage(1051, LogLevel.Error, "Send {Send} of challenge {Challenge} ended in an error of the sender, {Error}; its outcome is unknown and it is not repeated.\n{StackTrace}")]
    public static partial void SenderFailed(ILogger logger, int send, string challenge, string error, string? stackTrace);

    [LoggerMessage(1052, LogLevel.Error, "Send {Send} of challenge {Challenge} was refused; the store could not record it.")]
    public static partial void RefusalNotStored(ILogger logger, int send, string challenge, Exception exception);

    [LoggerMessage(1053, LogLevel.Error, "Send {Send} of challenge {Challenge} could not be seen to: {Error}.\n{StackTrace}")]
    public static partial void DeliveryFailed(ILogger logger, int send, string challenge, string error, string? stackTrace);

    [LoggerMessage(1054, LogLevel.Warning, "{Count} messages were still waiting at shutdown and are lost; people will ask again.")]
    public static partial void MessagesLost(ILogger logger, int count);

    [LoggerMessage(1055, LogLevel.Error, "{Setting} failed for user {UserId} with {Error}; what it was told of stands.\n{StackTrace}")]
    public static partial void UserCallbackFailed(ILogger logger, string setting, string userId, string error, string? stackTrace);

    [LoggerMessage(1056, LogLevel.Information, "The notice of user {UserId}'s new number: the provider took it as {ProviderId}, {Segments} segments.")]
    public static partial void NoticeAccepted(ILogger logger, string userId, string? providerId, int? segments);

    [LoggerMessage(EventId = 1057, Message = "The notice of user {UserId}'s new number: {Outcome}, {Class}, {Provider} {Code}. {Detail} The number stays changed.")]
    public static partial void NoticeNotSent(
        ILogger logger, LogLevel level, string userId, SendOutcome outcome, DeliveryFailureClass @class, string provider, string? code, string detail);

    [LoggerMessage(1058, LogLevel.Error, "The notice of user {UserId}'s new number ended in an error, {Error}; it is not repeated.\n{StackTrace}")]
    public static partial void NoticeFailed(ILogger logger, string userId, string error, string? stackTrace);

    [LoggerMessage(1059, LogLevel.Warning, "No notice of user {UserId}'s new number was sent: {Reason}.")]
    public static partial void NoticeLeftOut(ILogger logger, string userId, string reason);

    [LoggerMessage(1060, LogLevel.Error, "User {UserId} has a new number, and sessions that began meanwhile could not be ended. They end when the person changes to the same number once more, or signs out everywhere.")]
    public static partial void SessionsLeftOpen(ILogger logger, string userId, Exception exception);
}
