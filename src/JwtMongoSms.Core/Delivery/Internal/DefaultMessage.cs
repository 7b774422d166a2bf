namespace JwtMongoSms.Delivery.Internal;

internal static class DefaultMessage
{
    // The last line is the format of https://wicg.github.io/sms-one-time-codes: nothing may follow it.
    public static string Write(CodeMessage message)
        => $"{message.Code.Digits} is your {message.AppName} code.\n\n@{message.Domain} #{message.Code.Digits}";
}
