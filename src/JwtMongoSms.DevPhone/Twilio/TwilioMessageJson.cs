using System.Globalization;
using JwtMongoSms.DevPhone.Messages;

namespace JwtMongoSms.DevPhone.Twilio;

/// <summary>Twilio's form of a message that it has accepted. Its numbers are text, and its times RFC 2822.</summary>
internal sealed class TwilioMessageJson(DevPhoneMessage message, string accountSid, string? messagingServiceSid)
{
    private readonly string uri = $"/2010-04-01/Accounts/{accountSid}/Messages/{message.Id}";

    public string AccountSid => accountSid;

    public string ApiVersion => "2010-04-01";

    public string Body => message.Body;

    public string DateCreated => message.At.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);

    public string? DateSent => null;

    public string DateUpdated => DateCreated;

    public string Direction => "outbound-api";

    public int? ErrorCode => null;

    public string? ErrorMessage => null;

    public string? From => message.From;

    public string? MessagingServiceSid => messagingServiceSid;

    public string NumMedia => "0";

    // 0, as at Twilio: a Messaging Service chooses the sender later, and the encoding depends on the sender.
    public string NumSegments => messagingServiceSid is null ? message.Segments.Segments.ToString(CultureInfo.InvariantCulture) : "0";

    public string? Price => null;

    public string? PriceUnit => null;

    public string Sid => message.Id;

    public string Status => messagingServiceSid is null ? "queued" : "accepted";

    public IReadOnlyDictionary<string, string> SubresourceUris => new Dictionary<string, string> { ["media"] = $"{uri}/Media.json" };

    public string To => message.To.E164;

    public string Uri => $"{uri}.json";
}
