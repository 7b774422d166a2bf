using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Accounts;

/// <summary>The log lines of accounts, 1240 to 1259.</summary>
internal static partial class Log
{
    [LoggerMessage(1240, LogLevel.Warning, "No notice of user {UserId}'s new number was sent: {Reason}.")]
    public static partial void NoticeLeftOut(ILogger logger, string userId, string reason);

    [LoggerMessage(
        1241,
        LogLevel.Error,
        "The number of user {UserId} was changed, and sessions that started meanwhile could not be revoked. "
        + "They end when the user changes to the same number once more, or signs out everywhere.")]
    public static partial void SessionsLeftOpen(ILogger logger, string userId, Exception exception);
}
