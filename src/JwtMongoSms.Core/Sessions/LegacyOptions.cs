using JwtMongoSms.Settings;

namespace JwtMongoSms;

/// <summary>Settings for clients of the npm package jwt-mongo-sms. Section <c>JwtMongoSms:Legacy</c>.</summary>
public sealed class LegacyOptions
{
    /// <summary>
    /// How long the one token is valid of a client that signs in by number alone and never refreshes: 30 days by default, 5 minutes to 400
    /// days. It ends with its session, so at <see cref="SignInSessionOptions.Lifetime"/> at the latest.
    /// </summary>
    [SettingRange("00:05:00", "400.00:00:00")]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromDays(30);
}
