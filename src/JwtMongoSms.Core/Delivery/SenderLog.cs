using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Delivery;

/// <summary>Log lines of senders, 1100 to 1199. The caller of a sender logs the outcome.</summary>
internal static partial class SenderLog
{
    [LoggerMessage(1100, LogLevel.Information, "{Message} is sent again in {Seconds} s: {Detail}")]
    public static partial void Retries(ILogger logger, string message, double seconds, string detail);
}
