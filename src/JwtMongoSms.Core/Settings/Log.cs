using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Settings;

/// <summary>The log lines of settings, 1200 to 1219.</summary>
internal static partial class Log
{
    [LoggerMessage(1200, LogLevel.Warning, "{Notice}")]
    public static partial void Notice(ILogger logger, string notice);
}
