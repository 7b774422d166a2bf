using Microsoft.Extensions.Logging;

namespace JwtMongoSms.MongoDb.Indexes;

/// <summary>The store's log lines, 2100 to 2199.</summary>
internal static partial class Log
{
    [LoggerMessage(2100, LogLevel.Information, "The store is in MongoDB; its indexes exist, unless MongoDb:CreateIndexes is false.")]
    public static partial void StoreOpened(ILogger logger);

    [LoggerMessage(2101, LogLevel.Warning, "{Reason} The application starts, and answers sign-ins with 503 until MongoDB can be used.")]
    public static partial void StartsWithoutStore(ILogger logger, string reason);

    [LoggerMessage(2102, LogLevel.Error, "{Reason} In Production this stops the start.")]
    public static partial void StartsDespite(ILogger logger, string reason);

    [LoggerMessage(2103, LogLevel.Information, "Waiting for MongoDB to build the index {Index}, for {Elapsed} so far.")]
    public static partial void WaitingForIndex(ILogger logger, string index, TimeSpan elapsed);

    [LoggerMessage(2104, LogLevel.Information, "The start was canceled before the indexes were built. The next start waits for them.")]
    public static partial void StartCanceled(ILogger logger);

    [LoggerMessage(2105, LogLevel.Information, "Creating those of {Count} indexes that MongoDB lacks, and waiting for those that it is "
        + "still building.")]
    public static partial void CreatingIndexes(ILogger logger, int count);

    [LoggerMessage(2106, LogLevel.Error, "{Reason} Until then this user can't sign in; the log tells it once.")]
    public static partial void UserUnreadable(ILogger logger, string reason);
}
