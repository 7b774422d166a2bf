using System.Security.Cryptography;
using System.Text;
using JwtMongoSms.Keys.Internal;
using JwtMongoSms.Login;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace JwtMongoSms.AspNetCore.Tokens.Internal;

/// <summary>What issuer and checker must agree on: names, lifetime and keys.</summary>
internal sealed class TokenSettings
{
    public const string Type = "at+jwt";
    public const string Algorithm = SecurityAlgorithms.HmacSha256;
    public const string SessionClaim = "sid";
    public const string SignedInAtClaim = "auth_time";
    public const string RolesClaim = "roles";

    /// <summary>Stands in tokens of clients that know no refresh, and in no others: they live longer.</summary>
    public const string LegacyClaim = "legacy";

    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    public TokenSettings(IOptions<TokenOptions> tokens, IOptions<LoginOptions> login, ServerKeys serverKeys)
    {
        var options = tokens.Value;
        Issuer = options.Issuer ?? login.Value.PublicBaseUrl?.ToString().TrimEnd('/') ?? "JwtMongoSms";
        Audience = options.Audience ?? Issuer;
        Lifetime = options.Lifetime;
        LegacyLifetime = login.Value.Legacy.TokenLifetime;
        TakesHeader = options.TakesHeader;
        TakesCookie = options.TakesCookie;
        Keys = options.Secret is { } secret
            ? [OwnKey(secret)]
            : [.. serverKeys.All(KeyUse.Token).Select(key => new SymmetricSecurityKey(key.ToArray()) { KeyId = key.Id })];
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

    /// <summary>The first signs; all of them check.</summary>
    public IReadOnlyList<SymmetricSecurityKey> Keys { get; }

    private static SymmetricSecurityKey OwnKey(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        var id = HKDF.DeriveKey(HashAlgorithmName.SHA256, bytes, outputLength: 6, info: "jwtmongosms/token-id"u8.ToArray());
        return new SymmetricSecurityKey(bytes) { KeyId = Base64UrlEncoder.Encode(id) };
    }
}
