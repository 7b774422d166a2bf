using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Limits;

/// <summary>The log lines of limits, 1220 to 1239.</summary>
internal static partial class Log
{
    [LoggerMessage(1220, LogLevel.Warning, "The guess of a correct code could not be given back; its number has one guess less today.")]
    public static partial void GuessNotReleased(ILogger logger, Exception exception);

    [LoggerMessage(
        1221,
        LogLevel.Warning,
        "What a send took from the limits could not be given back; they are that much fuller until their windows end.")]
    public static partial void NotGivenBack(ILogger logger, Exception exception);

    [LoggerMessage(1222, LogLevel.Warning, "The price of a notice could not be counted; the day's cost is higher than the limits know.")]
    public static partial void NotCounted(ILogger logger, Exception exception);
}
