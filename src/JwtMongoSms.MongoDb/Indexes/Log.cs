using Microsoft.Extensions.Logging;

namespace JwtMongoSms.MongoDb.Indexes;

/// <summary>The store's log lines, 2100 to 2199.</summary>
internal static partial class Log
{
    [LoggerMessage(2100, LogLevel.Information, "The store is in MongoDB; its indexes exist, unless MongoDb:CreateIndexes is false.")]
    public static partial void StoreOpened(ILogger logger);

    [LoggerMessage(2101, LogLevel.Warning, "MongoDB can't be reached. The application starts, and answers sign-ins with 503 until it can.")]
    public static partial void StartsWithoutStore(ILogger logger, Exception exception);

    [LoggerMessage(2102, LogLevel.Error, "MongoDB can't be used as it is, and in Production this stops the start. Correct it: until then a "
        + "phone number may get two users.")]
    public static partial void StartsWithoutIndexes(ILogger logger, Exception exception);

    [LoggerMessage(2103, LogLevel.Information, "Waiting for MongoDB to build the index {Index}, for {Elapsed} so far.")]
    public static partial void WaitingForIndex(ILogger logger, string index, TimeSpan elapsed);

    [LoggerMessage(2104, LogLevel.Information, "The start was canceled before the indexes were built. The next start waits for them.")]
    public static partial void StartCanceled(ILogger logger);
}
