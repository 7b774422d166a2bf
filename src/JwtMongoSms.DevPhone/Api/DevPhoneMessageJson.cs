using JwtMongoSms.DevPhone.Judging;
using JwtMongoSms.DevPhone.Messages;

namespace JwtMongoSms.DevPhone.Api;

/// <summary>A message as the dev phone's own routes show it.</summary>
internal sealed class DevPhoneMessageJson(DevPhoneMessage message, IReadOnlyList<Finding> findings)
{
    public string MessageId => message.Id;

    public string To => message.To.E164;

    public string? Country => message.To.Country;

    public string? From => message.From;

    public string Body => message.Body;

    public string Channel => "sms";

    public string? Code => message.Code;

    public string? Failure => message.Failure;

    public int Segments => message.Segments.Segments;

    public string Encoding => message.Segments.Encoding == MessageEncoding.Gsm7 ? "GSM-7" : "UCS-2";

    public IReadOnlyList<Finding> Findings => findings;

    public DateTime At => message.At.UtcDateTime;
}
