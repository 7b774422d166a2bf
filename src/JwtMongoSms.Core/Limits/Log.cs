using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Limits;

/// <summary>The log lines of limits, 1220 to 1239.</summary>
internal static partial class Log
{
    [LoggerMessage(1220, LogLevel.Warning, "The guess of a correct code could not be given back; its number has one guess less today.")]
    public static partial void GuessNotReleased(ILogger logger, Exception exception);
}
