using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Sessions;

/// <summary>The log lines of sessions, 1020 to 1039.</summary>
internal static partial class Log
{
    [LoggerMessage(1020, LogLevel.Information, "Session {SessionId} of user {UserId} was created.")]
    public static partial void SessionStarted(ILogger logger, string userId, string sessionId);

    [LoggerMessage(1021, LogLevel.Information, "Session {SessionId} of user {UserId} was refreshed, generation {Generation}: {Reason}.")]
    public static partial void SessionRefreshed(ILogger logger, string userId, string sessionId, int generation, string reason);

    [LoggerMessage(1022, LogLevel.Information, "Session {SessionId} of user {UserId} was revoked: {Reason}.")]
    public static partial void SessionEnded(ILogger logger, string userId, string sessionId, string reason);

    [LoggerMessage(1023, LogLevel.Information, "{Count} sessions of user {UserId} were revoked, kept session: {Except}. Reason: {Reason}.")]
    public static partial void SessionsEnded(ILogger logger, string userId, int count, string except, string reason);

    [LoggerMessage(
        1024,
        LogLevel.Warning,
        "A replaced refresh token of user {UserId} was used again, so the token was copied. Session {SessionId} was revoked.")]
    public static partial void RefreshTokenReused(ILogger logger, string userId, string sessionId);
}
