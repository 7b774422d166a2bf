using JwtMongoSms.Settings;

namespace JwtMongoSms;

/// <summary>How long people stay signed in. Section <c>JwtMongoSms:Sessions</c>.</summary>
public sealed class SignInSessionOptions
{
    /// <summary>A session that isn't refreshed for this long ends: 14 days by default, 5 minutes to 400 days.</summary>
    [SettingRange("00:05:00", "400.00:00:00")]
    public TimeSpan IdleLifetime { get; set; } = TimeSpan.FromDays(14);

    /// <summary>A session ends after this long, whatever happens: 30 days by default, 5 minutes to 400 days.</summary>
    [SettingRange("00:05:00", "400.00:00:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long an access token may outlive its session or its user: 10 seconds by default, which is the most; 0 asks the store at every request.</summary>
    [SettingRange("00:00:00", "00:00:10")]
    public TimeSpan RevocationDelay { get; set; } = TimeSpan.FromSeconds(10);
}
