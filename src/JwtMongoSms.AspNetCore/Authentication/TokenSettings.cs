namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>What the issuer and the reader of access tokens must agree on beside the keys: names and lifetimes.</summary>
internal sealed class TokenSettings(
    IOptions<AccessTokenOptions> tokens, IOptions<JwtMongoSmsOptions> shared, IOptions<LegacyOptions> legacy)
{
    public const string SessionClaim = "sid";
    public const string SignedInAtClaim = "auth_time";
    public const string RolesClaim = "roles";

    /// <summary>Marks the tokens of clients that know no refresh, which live longer.</summary>
    public const string LegacyClaim = "legacy";

    /// <summary>The maximum of characters of a token: cookies have room for no more.</summary>
    public const int MaxTokenLength = 4_096;

    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    public string Issuer { get; } = tokens.Value.Issuer ?? shared.Value.PublicBaseUrl?.ToString().TrimEnd('/') ?? "JwtMongoSms";

    public string Audience => tokens.Value.Audience ?? Issuer;

    public TimeSpan Lifetime => tokens.Value.Lifetime;

    /// <summary>Gets how long a token with the <see cref="LegacyClaim"/> may live.</summary>
    public TimeSpan LegacyLifetime => legacy.Value.TokenLifetime;

    /// <summary>Gets whether tokens travel in bodies and headers.</summary>
    public bool TakesHeader => tokens.Value.TakesHeader;

    /// <summary>Gets whether tokens travel in cookies.</summary>
    public bool TakesCookie => tokens.Value.TakesCookie;
}
