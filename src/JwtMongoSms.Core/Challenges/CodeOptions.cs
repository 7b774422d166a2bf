using JwtMongoSms.Settings;

namespace JwtMongoSms;

/// <summary>Length, lifetime, attempts and resends of codes. Section <c>JwtMongoSms:Codes</c>.</summary>
public sealed class CodeOptions
{
    /// <summary>Digits in a code: 6 by default, 4 to 10. Fewer than 6 need a lifetime under 5 minutes and fewer than 5 attempts.</summary>
    [SettingRange(4, 10)]
    public int Length { get; set; } = 6;

    /// <summary>How long a code is valid: 5 minutes by default, 30 seconds to 10 minutes (NIST SP 800-63B-4, 3.1.3.2).</summary>
    [SettingRange("00:00:30", "00:10:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Attempts at one challenge: 5 by default, 1 to 5.</summary>
    [SettingRange(1, 5)]
    public int Attempts { get; set; } = 5;

    /// <summary>
    /// The wait before each resend: 30, 60, 120 and 300 seconds by default; 1 to 10 of them, each 1 second to 1 hour. A challenge has as
    /// many resends as pauses.
    /// </summary>
    public IReadOnlyList<TimeSpan> ResendPauses { get; set; } = [Seconds(30), Seconds(60), Seconds(120), Seconds(300)];

    private static TimeSpan Seconds(int count) => TimeSpan.FromSeconds(count);
}
