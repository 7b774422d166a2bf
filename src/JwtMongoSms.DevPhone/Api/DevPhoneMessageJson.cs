using JwtMongoSms.DevPhone.Judging;
using JwtMongoSms.DevPhone.Messages;

namespace JwtMongoSms.DevPhone.Api;

/// <summary>A message as the dev phone's own routes show it.</summary>
internal static class DevPhoneMessageJson
{
    public static object From(DevPhoneMessage message, IReadOnlyList<Finding> findings)
    {
        var segments = message.Segments;
        return new
        {
            messageId = message.Id,
            to = message.To.E164,
            country = message.To.Country,
            from = message.From,
            body = message.Body,
            channel = "sms",
            code = message.Code,
            failure = message.Failure,
            segments = segments.Segments,
            encoding = segments.Encoding == MessageEncoding.Gsm7 ? "GSM-7" : "UCS-2",
            findings = findings.Select(finding => new { about = finding.About, good = finding.IsGood, says = finding.Says }),
            at = message.At.UtcDateTime,
        };
    }
}
