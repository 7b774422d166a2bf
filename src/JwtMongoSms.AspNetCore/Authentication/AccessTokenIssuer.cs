using System.Buffers.Text;
using System.Security.Cryptography;
using JwtMongoSms.AspNetCore.SigningKeys;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>Makes access tokens (RFC 9068).</summary>
internal sealed class AccessTokenIssuer(TokenSettings settings, CurrentKeys keys, AppClaims appClaims, StrictTokenParser parser, TimeProvider timeProvider)
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <exception cref="InvalidOperationException">The application's own claims make no token that we would take.</exception>
    public AccessToken Issue(Session session, User user) => Issue(session, user, settings.Lifetime, isLegacy: false);

    /// <summary>Makes the one token that a client gets which knows no refresh.</summary>
    public AccessToken IssueLegacy(Session session, User user)
    {
        var left = TimeSpan.FromSeconds(session.EndsAt.ToUnixTimeSeconds() - timeProvider.GetUtcNow().ToUnixTimeSeconds());
        return Issue(session, user, left < settings.LegacyLifetime ? left : settings.LegacyLifetime, isLegacy: true);
    }

    private AccessToken Issue(Session session, User user, TimeSpan lifetime, bool isLegacy)
    {
        var own = appClaims.Of(user);
        var key = keys.Signer;
        var issuedAt = timeProvider.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            [JwtRegisteredClaimNames.Iss] = settings.Issuer,
            [JwtRegisteredClaimNames.Aud] = settings.Audience,
            [JwtRegisteredClaimNames.Sub] = session.UserId.Value,
            [TokenSettings.SessionClaim] = session.Id.Value,
            [JwtRegisteredClaimNames.Jti] = NewTokenId(),
            [JwtRegisteredClaimNames.Iat] = issuedAt,
            [JwtRegisteredClaimNames.Exp] = issuedAt + (long)lifetime.TotalSeconds,
            [TokenSettings.SignedInAtClaim] = session.CreatedAt.ToUnixTimeSeconds(),
        };
        if (isLegacy)
            claims[TokenSettings.LegacyClaim] = true;

        var token = Handler.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            Subject = own,
            SigningCredentials = key.Credentials,
            TokenType = TokenSettings.Type,
        });
        if (key.Algorithm == SecurityAlgorithms.EcdsaSha256)
            token = EcSignature.WithLowS(token);

        if (own is not null && !parser.HasForm(token))
            throw new InvalidOperationException("Tokens.AddClaims has claims that no token of ours may hold: a token has 4,096 characters at most, its claims are nested 4 deep at most, and have 256 names at most.");

        return new AccessToken(token, lifetime);
    }

    private static string NewTokenId()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }
}
