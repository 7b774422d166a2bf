namespace JwtMongoSms.AspNetCore.Http;

/// <summary>The web layer's log lines, 3000 to 3099.</summary>
internal static partial class Log
{
    public static void StoreFailed(ILogger logger, StoreException exception)
    {
        if (!exception.IsLogged)
            StoreUnavailable(logger, exception.Message);
    }

    [LoggerMessage(
        3001,
        LogLevel.Warning,
        "X-Forwarded-For came from {Proxy}, which JwtMongoSms:Limits:TrustedProxies does not name, and is not believed. If a proxy of "
            + "yours is there, name it: otherwise all users share the limits of one address. Logged once.")]
    public static partial void UnnamedProxy(ILogger logger, string proxy);

    [LoggerMessage(3000, LogLevel.Error, "The store could not answer; the request gets 503 store_unavailable. {Reason}")]
    private static partial void StoreUnavailable(ILogger logger, string reason);
}
