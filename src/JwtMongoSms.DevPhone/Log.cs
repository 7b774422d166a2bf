using Microsoft.Extensions.Logging;

namespace JwtMongoSms.DevPhone;

/// <summary>The dev phone's log lines, 6000 to 6099.</summary>
internal static partial class Log
{
    [LoggerMessage(6000, LogLevel.Information, "The dev phone is at {Address}.")]
    public static partial void DevPhoneIsAt(ILogger logger, string address);

    [LoggerMessage(
        6001,
        LogLevel.Warning,
        "No Twilio account is configured; in Development messages go to the dev phone, /dev/phone on this machine.")]
    public static partial void MessagesGoToDevPhone(ILogger logger);
}
