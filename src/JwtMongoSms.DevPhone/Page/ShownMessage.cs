using System.Globalization;
using JwtMongoSms.DevPhone.Judging;
using JwtMongoSms.DevPhone.Messages;

namespace JwtMongoSms.DevPhone.Page;

/// <summary>A message with all that is shown of it.</summary>
internal sealed class ShownMessage(DevPhoneMessage message, IReadOnlyList<Finding> findings, TimeZoneInfo zone)
{
    public DevPhoneMessage Message => message;

    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>When it came, on this machine's clock: the browser is on the same machine.</summary>
    public string Time => TimeZoneInfo.ConvertTime(message.At, zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    public string Moment => message.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
