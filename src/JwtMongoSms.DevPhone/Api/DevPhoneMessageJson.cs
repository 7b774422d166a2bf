using JwtMongoSms.DevPhone.Judging;
using JwtMongoSms.DevPhone.Messages;

namespace JwtMongoSms.DevPhone.Api;

/// <summary>A message as the dev phone's own routes show it.</summary>
internal sealed record DevPhoneMessageJson(
    string MessageId,
    string To,
    string? Country,
    string? From,
    string Body,
    string Channel,
    string? Code,
    string? Failure,
    int Segments,
    string Encoding,
    IReadOnlyList<Finding> Findings,
    DateTime At)
{
    public static DevPhoneMessageJson Create(DevPhoneMessage message, IReadOnlyList<Finding> findings) => new(
        message.Id,
        message.To.E164,
        message.To.Country,
        message.From,
        message.Body,
        "sms",
        message.Code,
        message.Failure,
        message.Segments.Segments,
        message.Segments.Encoding == MessageEncoding.Gsm7 ? "GSM-7" : "UCS-2",
        findings,
        message.At.UtcDateTime);
}
