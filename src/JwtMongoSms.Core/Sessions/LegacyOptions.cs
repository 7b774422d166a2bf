using JwtMongoSms.Settings;

namespace JwtMongoSms;

/// <summary>What clients of the npm package jwt-mongo-sms get. Section <c>JwtMongoSms:Legacy</c>.</summary>
public sealed class LegacyOptions
{
    /// <summary>
    /// How long the one token of a client is good that signs in by number alone and knows no refresh: 30 days by default, 5 minutes to 400 days, and never longer than its
    /// session, <see cref="SignInSessionOptions.Lifetime"/>. It ends with its session before that.
    /// </summary>
    [SettingRange("00:05:00", "400.00:00:00")]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromDays(30);
}
