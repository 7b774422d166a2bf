using JwtMongoSms.Delivery.Internal;

namespace JwtMongoSms.Delivery;

/// <summary>What messages say.</summary>
public sealed class MessageOptions
{
    /// <summary>
    /// Writes the text message, in the language of <see cref="CodeMessage.Culture"/>. By default <c>123456 is your {AppName} code.</c>, or the same in
    /// Spanish, French or Arabic, and, as the last line, <c>@{Domain} #123456</c>, by which browsers fill the code in. The text should fit one segment:
    /// 160 characters of GSM-7, 70 with any other character. At start it is tried in every language.
    /// </summary>
    public Func<CodeMessage, string> Sms { get; set; } = DefaultMessage.Write;
}
