using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Diagnostics.Internal;

/// <summary>What is said at start, 4000 to 4099.</summary>
internal static partial class StartupLog
{
    [LoggerMessage(4000, LogLevel.Warning, "{Notice}")]
    public static partial void Notice(ILogger logger, string notice);

    [LoggerMessage(4001, LogLevel.Information, "The dev phone is at {Address}.")]
    public static partial void DevPhoneIsAt(ILogger logger, Uri address);
}
