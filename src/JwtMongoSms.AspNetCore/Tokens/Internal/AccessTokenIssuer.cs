using System.Buffers.Text;
using System.Security.Cryptography;
using JwtMongoSms.Sessions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace JwtMongoSms.AspNetCore.Tokens.Internal;

/// <summary>Makes access tokens (RFC 9068).</summary>
internal sealed class AccessTokenIssuer(TokenSettings settings, TimeProvider timeProvider)
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly SigningCredentials credentials = new(settings.Keys[0], TokenSettings.Algorithm);

    public AccessToken Issue(Session session)
    {
        var issuedAt = timeProvider.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            [JwtRegisteredClaimNames.Iss] = settings.Issuer,
            [JwtRegisteredClaimNames.Aud] = settings.Audience,
            [JwtRegisteredClaimNames.Sub] = session.UserId.Value,
            [TokenSettings.SessionClaim] = session.Id.Value,
            [JwtRegisteredClaimNames.Jti] = NewTokenId(),
            [JwtRegisteredClaimNames.Iat] = issuedAt,
            [JwtRegisteredClaimNames.Exp] = issuedAt + (long)settings.Lifetime.TotalSeconds,
            [TokenSettings.SignedInAtClaim] = session.CreatedAt.ToUnixTimeSeconds(),
        };
        var token = Handler.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            SigningCredentials = credentials,
            TokenType = TokenSettings.Type,
        });
        return new AccessToken(token, settings.Lifetime);
    }

    private static string NewTokenId()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }
}
