using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Challenges;

/// <summary>The log lines of challenges, 1000 to 1019.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Information, "The code for challenge {Challenge} was rejected: {Reason}.")]
    public static partial void CodeRefused(ILogger logger, string challenge, string reason);

    [LoggerMessage(1001, LogLevel.Information, "A code submitted for {PhoneNumber} without a challenge id was rejected: {Reason}.")]
    public static partial void CodeRefusedByNumber(ILogger logger, string phoneNumber, string reason);

    [LoggerMessage(1002, LogLevel.Information, "The code for challenge {Challenge} of {PhoneNumber} was correct and is used.")]
    public static partial void CodeVerified(ILogger logger, string challenge, string phoneNumber);

    [LoggerMessage(1003, LogLevel.Warning, "A limit was hit at {PhoneNumber}, challenge {Challenge}: {Reason}.")]
    public static partial void LimitHit(ILogger logger, string phoneNumber, string challenge, string reason);

    [LoggerMessage(
        1004, LogLevel.Information, "Challenge {Challenge} of {PhoneNumber} is not sent: sign-up is closed and the number is unknown.")]
    public static partial void UnknownNumber(ILogger logger, string phoneNumber, string challenge);

    [LoggerMessage(
        1005,
        LogLevel.Error,
        "Challenge {Challenge} of {PhoneNumber} is not sent: the user's record can't be read, so the user can't sign in.")]
    public static partial void UnreadableUser(ILogger logger, string phoneNumber, string challenge, Exception exception);

    [LoggerMessage(
        1006, LogLevel.Warning, "The message of challenge {Challenge} to {PhoneNumber} is not sent: the limit {Reason} is reached.")]
    public static partial void Suppressed(ILogger logger, string challenge, string phoneNumber, string reason);
}
