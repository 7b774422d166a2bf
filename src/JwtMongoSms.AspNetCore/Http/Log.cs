namespace JwtMongoSms.AspNetCore.Http;

/// <summary>The web layer's log lines, 3000 to 3099.</summary>
internal static partial class Log
{
    [LoggerMessage(3000, LogLevel.Error, "The store could not answer; the request gets 503 store_unavailable. {Reason}")]
    public static partial void StoreFailed(ILogger logger, string reason);
}
