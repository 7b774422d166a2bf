using JwtMongoSms.Messages;

namespace JwtMongoSms;

/// <summary>The texts of messages.</summary>
public sealed class MessageOptions
{
    /// <summary>
    /// Writes the text message, in the language of <see cref="CodeMessage.Language"/>. By default <c>123456 is your {AppName} code.</c>, or
    /// the same in Spanish, French or Arabic, and as the last line <c>@{Domain} #123456</c>, by which browsers fill the code in. The text
    /// should fit one segment: 160 characters of GSM-7, 70 with any other character. The start calls it once for every language of ours.
    /// In one that the application adds to the sign-in page, the default is English.
    /// </summary>
    public Func<CodeMessage, string> Sms { get; set; } = DefaultMessage.Write;

    /// <summary>
    /// Writes the notice to the old number after a change, in the language of <see cref="PhoneChangedMessage.Language"/>. By default
    /// <c>The phone number of your {AppName} account was changed. If that wasn't you, contact us at once.</c>, or the same in Spanish,
    /// French or Arabic. It should fit one segment too, and the start calls it once for every language.
    /// </summary>
    public Func<PhoneChangedMessage, string> PhoneChanged { get; set; } = DefaultNotice.Write;
}
