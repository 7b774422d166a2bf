using System.Globalization;
using System.Net;
using JwtMongoSms.Phones;

namespace JwtMongoSms.Delivery.Twilio.Internal;

/// <summary>
/// The fields of one message. Left out on purpose: <c>RiskCheck</c>, whose default guards against toll fraud and which only turns it off;
/// <c>ContentRetention</c> and <c>AddressRetention</c>, which accounts without the redaction feature are refused for, and which the account's own
/// settings do for all messages; <c>SmartEncoded</c>, which rewrites what <see cref="MessageOptions.Sms"/> wrote.
/// </summary>
internal sealed class MessageForm(TwilioOptions twilio, PhoneNumber to, string text, TimeSpan validFor)
    : FormUrlEncodedContent(Fields(twilio, to, text, validFor))
{
    private const int LongestValidity = 36_000;

    /// <summary>Whether any of it may have left: as long as it is false nothing was sent, whatever the error.</summary>
    public bool Begun { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Begun = true;
        return base.SerializeToStreamAsync(stream, context, cancellationToken);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        Begun = true;
        return base.SerializeToStreamAsync(stream, context);
    }

    protected override Task<Stream> CreateContentReadStreamAsync()
    {
        Begun = true;
        return base.CreateContentReadStreamAsync();
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(TwilioOptions twilio, PhoneNumber to, string text, TimeSpan validFor)
    {
        yield return new("To", to.E164);
        yield return string.IsNullOrEmpty(twilio.MessagingServiceSid) ? new("From", twilio.From!) : new("MessagingServiceSid", twilio.MessagingServiceSid);
        yield return new("Body", text);

        // A message that has waited longer than its code lives is dropped rather than delivered.
        var seconds = (int)Math.Clamp(Math.Floor(validFor.TotalSeconds), 1, LongestValidity);
        yield return new("ValidityPeriod", seconds.ToString(CultureInfo.InvariantCulture));

        // A shortened link would hide the domain that the last line binds the code to.
        yield return new("ShortenUrls", "false");
    }
}
