using JwtMongoSms.Settings;

namespace JwtMongoSms;

/// <summary>Lifetimes of sessions. Section <c>JwtMongoSms:Sessions</c>.</summary>
public sealed class SignInSessionOptions
{
    /// <summary>How long a session lives without a refresh: 14 days by default, 5 minutes to 400 days.</summary>
    [SettingRange("00:05:00", "400.00:00:00")]
    public TimeSpan IdleLifetime { get; set; } = TimeSpan.FromDays(14);

    /// <summary>How long a session lives at most: 30 days by default, 5 minutes to 400 days.</summary>
    [SettingRange("00:05:00", "400.00:00:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// How long an access token may outlive its session or its user: 10 seconds by default, 0 to 10 seconds. With 0 every request reads
    /// the store.
    /// </summary>
    [SettingRange("00:00:00", "00:00:10")]
    public TimeSpan RevocationDelay { get; set; } = TimeSpan.FromSeconds(10);
}
