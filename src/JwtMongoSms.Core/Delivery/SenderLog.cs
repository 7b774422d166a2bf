using JwtMongoSms.Login;
using JwtMongoSms.Users;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Delivery.Twilio.Internal;

/// <summary>What only the client knows, 1100 to 1199. What became of a message is logged by whoever asked for it.</summary>
internal static partial class TwilioLog
{
    [LoggerMessage(1100, LogLevel.Information, "The message of challenge {Challenge}, send {Send}, is posted again in {Seconds} s: {Detail}")]
    public static partial void PostsAgain(ILogger logger, ChallengeReference challenge, int send, string detail, double seconds);

    [LoggerMessage(1101, LogLevel.Information, "The notice of user {UserId}'s new number is posted again in {Seconds} s: {Detail}")]
    public static partial void PostsNoticeAgain(ILogger logger, UserId userId, string detail, double seconds);
}
