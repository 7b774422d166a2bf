using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Users;

/// <summary>The log lines of users, 1040 to 1059.</summary>
internal static partial class Log
{
    [LoggerMessage(1040, LogLevel.Information, "User {UserId} was created with the number {PhoneNumber}.")]
    public static partial void UserCreated(ILogger logger, string userId, string phoneNumber);

    [LoggerMessage(1041, LogLevel.Information, "User {UserId} was deleted.")]
    public static partial void UserDeleted(ILogger logger, string userId);

    [LoggerMessage(1042, LogLevel.Information, "The number of user {UserId} was changed from {PreviousPhoneNumber} to {PhoneNumber}.")]
    public static partial void PhoneNumberChanged(ILogger logger, string userId, string phoneNumber, string previousPhoneNumber);

    [LoggerMessage(1043, LogLevel.Error, "{Setting} failed for user {UserId} with {Error}. {Consequence}\n{StackTrace}")]
    public static partial void CallbackFailed(
        ILogger logger, string setting, string userId, string error, string consequence, string? stackTrace);
}
