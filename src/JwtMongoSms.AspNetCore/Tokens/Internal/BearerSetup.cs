using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace JwtMongoSms.AspNetCore.Tokens.Internal;

/// <summary>Sets the framework's bearer handler up for our tokens and nothing else.</summary>
internal sealed class BearerSetup(TokenSettings settings, BearerChecks checks, TimeProvider timeProvider) : IConfigureNamedOptions<JwtBearerOptions>
{
    private readonly ILookup<string, SecurityKey> keys = settings.Keys.ToLookup(key => key.KeyId, SecurityKey (key) => key);

    public void Configure(JwtBearerOptions options)
    {
    }

    public void Configure(string? name, JwtBearerOptions options)
    {
        if (name != BearerScheme.Name)
            return;

        options.MapInboundClaims = false;
        options.TokenValidationParameters = Parameters();
        options.Events = new JwtBearerEvents
        {
            OnMessageReceived = checks.ReceiveAsync,
            OnTokenValidated = checks.AdmitAsync,
            OnChallenge = checks.AnswerAsync,
            OnForbidden = checks.ForbidAsync,
        };
    }

    private TokenValidationParameters Parameters() => new()
    {
        ValidAlgorithms = [TokenSettings.Algorithm],
        ValidTypes = [TokenSettings.Type],
        ValidIssuer = settings.Issuer,
        ValidAudience = settings.Audience,
        IssuerSigningKeyResolver = (_, _, keyId, _) => keys[keyId],
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = IsInTime,
        NameClaimType = "sub",
        RoleClaimType = TokenSettings.RolesClaim,
        AuthenticationType = BearerScheme.Name,
    };

    private bool IsInTime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = timeProvider.GetUtcNow().UtcDateTime;
        var latest = now + TokenSettings.ClockSkew;

        // A token from the future is one of a clock that is wrong, or of a key that is not ours alone.
        return expires is { } end && now < end + TokenSettings.ClockSkew
            && token.ValidFrom <= latest && token is JsonWebToken { IssuedAt: var issuedAt } && issuedAt <= latest;
    }
}
