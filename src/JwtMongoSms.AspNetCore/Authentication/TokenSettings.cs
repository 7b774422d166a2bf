using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>What issuer and checker must agree on beside the keys: names and lifetime.</summary>
internal sealed class TokenSettings
{
    public const string Type = "at+jwt";
    public const string SessionClaim = "sid";
    public const string SignedInAtClaim = "auth_time";
    public const string RolesClaim = "roles";

    /// <summary>Stands in tokens of clients that know no refresh, and in no others: they live longer.</summary>
    public const string LegacyClaim = "legacy";

    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    public TokenSettings(IOptions<AccessTokenOptions> tokens, IOptions<LoginOptions> login)
    {
        var options = tokens.Value;
        Issuer = options.Issuer ?? login.Value.PublicBaseUrl?.ToString().TrimEnd('/') ?? "JwtMongoSms";
        Audience = options.Audience ?? Issuer;
        Lifetime = options.Lifetime;
        LegacyLifetime = login.Value.Legacy.TokenLifetime;
        TakesHeader = options.TakesHeader;
        TakesCookie = options.TakesCookie;
    }

    public string Issuer { get; }

    public string Audience { get; }

    public TimeSpan Lifetime { get; }

    /// <summary>How long a token with the <see cref="LegacyClaim"/> may live.</summary>
    public TimeSpan LegacyLifetime { get; }

    /// <summary>Whether tokens travel in bodies and headers.</summary>
    public bool TakesHeader { get; }

    /// <summary>Whether tokens travel in cookies.</summary>
    public bool TakesCookie { get; }
}
