using Microsoft.Extensions.Logging;

namespace JwtMongoSms.GraphQL.Errors.Internal;

internal static partial class Log
{
    [LoggerMessage(5000, LogLevel.Error, "The store could not answer for {Field}.")]
    public static partial void StoreFailed(ILogger logger, string field, Exception exception);

    [LoggerMessage(5001, LogLevel.Error, "{Field} ended in an error; the client was told that, and nothing of it.")]
    public static partial void Unhandled(ILogger logger, string field, Exception exception);
}
