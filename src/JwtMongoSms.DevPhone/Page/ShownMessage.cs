using System.Globalization;
using JwtMongoSms.DevPhone.Judging;
using JwtMongoSms.DevPhone.Messages;

namespace JwtMongoSms.DevPhone.Page;

/// <summary>A message with all that is shown of it.</summary>
internal sealed record ShownMessage(DevPhoneMessage Message, IReadOnlyList<Finding> Findings, TimeZoneInfo Zone)
{
    /// <summary>When it came, on this machine's clock: the browser is on the same machine.</summary>
    public string Time => TimeZoneInfo.ConvertTime(Message.At, Zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public string Moment => Message.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public override string ToString() => $"{Message}";
}
