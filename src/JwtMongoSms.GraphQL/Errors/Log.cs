using Microsoft.Extensions.Logging;

namespace JwtMongoSms.GraphQL.Errors;

/// <summary>What GraphQL logs, 5000 to 5099.</summary>
internal static partial class Log
{
    public static void StoreFailed(ILogger logger, string field, StoreException exception)
    {
        if (!exception.IsLogged)
            StoreUnavailable(logger, field, exception);
    }

    [LoggerMessage(5001, LogLevel.Error, "{Field} threw an exception. The client received the code INTERNAL_ERROR and no detail.")]
    public static partial void Unhandled(ILogger logger, string field, Exception exception);

    [LoggerMessage(5000, LogLevel.Error, "The store failed while {Field} was resolved.")]
    private static partial void StoreUnavailable(ILogger logger, string field, Exception exception);
}
