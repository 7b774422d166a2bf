using Microsoft.Extensions.Logging;

namespace JwtMongoSms.MongoDb.Internal;

/// <summary>What the store says, 5000 to 5099.</summary>
internal static partial class Log
{
    [LoggerMessage(5000, LogLevel.Information, "The store is in MongoDB; its indexes are there.")]
    public static partial void StoreOpened(ILogger logger);

    [LoggerMessage(5001, LogLevel.Warning, "MongoDB can't be reached. The application starts all the same, answers 503 to whoever wants to sign in, and works once MongoDB does.")]
    public static partial void StartsWithoutStore(ILogger logger, Exception exception);

    [LoggerMessage(5002, LogLevel.Error, "An index that sign-in needs can't be made. In Production this stops the start; until it is mended, one number may get two users.")]
    public static partial void StartsWithoutIndexes(ILogger logger, Exception exception);
}
