using JwtMongoSms.Settings;

namespace JwtMongoSms;

/// <summary>What access tokens say, how long they live and how they travel. Section <c>JwtMongoSms:Tokens</c>.</summary>
public sealed class AccessTokenOptions
{
    /// <summary>The <c>iss</c> of tokens: by default <see cref="JwtMongoSmsOptions.PublicBaseUrl"/>, else <c>JwtMongoSms</c>.</summary>
    public string? Issuer { get; set; }

    /// <summary>The <c>aud</c> of tokens: by default the issuer.</summary>
    public string? Audience { get; set; }

    /// <summary>How long an access token is valid: 15 minutes by default, 1 to 60 minutes.</summary>
    [SettingRange("00:01:00", "01:00:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How tokens travel: <see cref="TokenTransport.Both"/> by default. With cookies, a request that changes something needs the header
    /// <c>X-Requested-With</c> or a form of the same site.
    /// </summary>
    public TokenTransport Transport { get; set; } = TokenTransport.Both;

    /// <summary>
    /// Whether mapping fails in an application that has several authentication schemes and names none as the default:
    /// <see langword="true"/> by default. Set in code.
    /// </summary>
    public bool RequireDefaultScheme { get; set; } = true;

    internal bool TakesHeader => Transport is TokenTransport.Header or TokenTransport.Both;

    internal bool TakesCookie => Transport is TokenTransport.Cookie or TokenTransport.Both;
}
