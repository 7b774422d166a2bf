using System.Globalization;

namespace JwtMongoSms.Twilio;

/// <summary>
/// The fields of one message. Left out on purpose: <c>RiskCheck</c>, whose default guards against toll fraud and which only turns it off;
/// <c>ContentRetention</c> and <c>AddressRetention</c>, for which accounts without the redaction feature are refused, and which the
/// account's settings do for all messages; <c>SmartEncoded</c>, which rewrites what <see cref="MessageOptions.Sms"/> wrote.
/// </summary>
internal static class TwilioMessageForm
{
    public const int MaxValiditySeconds = 36_000;

    public static IEnumerable<KeyValuePair<string, string>> Write(TwilioOptions options, PhoneNumber to, string text, TimeSpan validFor)
    {
        yield return new("To", to.E164);
        yield return string.IsNullOrEmpty(options.MessagingServiceSid)
            ? new("From", options.From!)
            : new("MessagingServiceSid", options.MessagingServiceSid);
        yield return new("Body", text);

        // A message that has waited longer than its code lives is dropped rather than delivered.
        var seconds = (int)Math.Clamp(Math.Floor(validFor.TotalSeconds), 1, MaxValiditySeconds);
        yield return new("ValidityPeriod", seconds.ToString(CultureInfo.InvariantCulture));

        // A shortened link would hide the domain that the last line binds the code to.
        yield return new("ShortenUrls", "false");
    }
}
