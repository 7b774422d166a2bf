using System.Security.Claims;
using JwtMongoSms.Settings;

namespace JwtMongoSms;

/// <summary>What access tokens say and how long they live. Section <c>JwtMongoSms:Tokens</c>.</summary>
public sealed class AccessTokenOptions
{
    /// <summary>A secret for access tokens alone, for when another service checks them: its UTF-8 bytes, 32 at least. By default a key derived from <c>JwtMongoSms:Secret</c>.</summary>
    public string? Secret { get; set; }

    /// <summary>
    /// The keys of access tokens; they may change while the application runs. The first signs, all of them check. To replace one without a token being refused, the new key is first
    /// listed behind it on every instance, then, five minutes later, before it, and the old one is taken out when its last token has ended.
    /// </summary>
    public IReadOnlyList<SigningKeySource> Keys { get; set; } = [];

    /// <summary>The <c>iss</c> of tokens: by default <c>PublicBaseUrl</c>, else <c>JwtMongoSms</c>.</summary>
    public string? Issuer { get; set; }

    /// <summary>The <c>aud</c> of tokens: by default the issuer.</summary>
    public string? Audience { get; set; }

    /// <summary>How long an access token is good: 15 minutes by default, 1 to 60 minutes.</summary>
    [SettingRange("00:01:00", "01:00:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How tokens travel: <see cref="TokenTransport.Both"/> by default. With cookies, a request that changes something needs the header <c>X-Requested-With</c> or a form of the same site.</summary>
    public TokenTransport Transport { get; set; } = TokenTransport.Both;

    internal IList<Func<User, IEnumerable<Claim>>> ClaimSources { get; } = [];

    internal bool TakesHeader => Transport is TokenTransport.Header or TokenTransport.Both;

    internal bool TakesCookie => Transport is TokenTransport.Cookie or TokenTransport.Both;

    /// <summary>
    /// Adds claims of the application's own to each access token: at sign-in and, anew, at each refresh, so that a change is seen within <see cref="Lifetime"/>.
    /// A claim named <c>roles</c> (RFC 9068, 2.2.3.1), or <see cref="ClaimTypes.Role"/>, which is written as that, is what <c>RequireRole</c> asks for; several of one name
    /// become a list. Claims can be read by whoever holds the token. May be called several times.
    /// </summary>
    /// <param name="claims">
    /// Names the claims of a user. The names that tokens have anyhow (<c>iss</c>, <c>aud</c>, <c>sub</c>, <c>sid</c>, <c>jti</c>, <c>iat</c>, <c>exp</c>, <c>auth_time</c>, <c>legacy</c>), <c>nbf</c>
    /// and <c>cnf</c> are refused, and so are more than 2,048 bytes of claims: the sign-in fails then with an <see cref="InvalidOperationException"/>, since a token that lacks a
    /// claim could let its holder do more, and not less.
    /// </param>
    public void AddClaims(Func<User, IEnumerable<Claim>> claims) => ClaimSources.Add(claims);
}
