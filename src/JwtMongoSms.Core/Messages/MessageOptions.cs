using JwtMongoSms.Messages;

namespace JwtMongoSms;

/// <summary>What messages say.</summary>
public sealed class MessageOptions
{
    /// <summary>
    /// Writes the text message, in the language of <see cref="CodeMessage.Language"/>. By default <c>123456 is your {AppName} code.</c>, or the same in
    /// Spanish, French or Arabic, and, as the last line, <c>@{Domain} #123456</c>, by which browsers fill the code in. The text should fit one segment:
    /// 160 characters of GSM-7, 70 with any other character. At start it is tried in every language.
    /// </summary>
    public Func<CodeMessage, string> Sms { get; set; } = DefaultMessage.Write;

    /// <summary>
    /// Writes the text message that a number gets when its account has left it for another, in the language of <see cref="PhoneChangedMessage.Language"/>. By
    /// default <c>The phone number of your {AppName} account was changed. If that wasn't you, contact us at once.</c>, or the same in Spanish, French or
    /// Arabic. It should fit one segment too, and at start it is tried in every language.
    /// </summary>
    public Func<PhoneChangedMessage, string> PhoneChanged { get; set; } = DefaultNotice.Write;
}
