using JwtMongoSms.Settings.Internal;

namespace JwtMongoSms.AspNetCore.Tokens;

/// <summary>What access tokens say and how long they live. Section <c>JwtMongoSms:Tokens</c>.</summary>
public sealed class TokenOptions
{
    /// <summary>A secret for access tokens alone, for when another service checks them: its UTF-8 bytes, 32 at least. By default a key derived from <c>JwtMongoSms:Secret</c>.</summary>
    public string? Secret { get; set; }

    /// <summary>The <c>iss</c> of tokens: by default <c>PublicBaseUrl</c>, else <c>JwtMongoSms</c>.</summary>
    public string? Issuer { get; set; }

    /// <summary>The <c>aud</c> of tokens: by default the issuer.</summary>
    public string? Audience { get; set; }

    /// <summary>How long an access token is good: 15 minutes by default, 1 to 60 minutes.</summary>
    [SettingRange("00:01:00", "01:00:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How tokens travel: <see cref="TokenTransport.Both"/> by default. With cookies, a request that changes something needs the header <c>X-Requested-With</c> or a form of the same site.</summary>
    public TokenTransport Transport { get; set; } = TokenTransport.Both;

    internal bool TakesHeader => Transport is TokenTransport.Header or TokenTransport.Both;

    internal bool TakesCookie => Transport is TokenTransport.Cookie or TokenTransport.Both;
}
