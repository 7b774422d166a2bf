using JwtMongoSms.AspNetCore.SigningKeys;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>Sets the framework's bearer handler up for our tokens and nothing else.</summary>
internal sealed class BearerSetup(TokenSettings settings, CurrentKeys keys, BearerChecks checks, TimeProvider timeProvider) : IConfigureNamedOptions<JwtBearerOptions>
{
    public void Configure(JwtBearerOptions options)
    {
    }

    public void Configure(string? name, JwtBearerOptions options)
    {
        if (name != JwtMongoSmsDefaults.AuthenticationScheme)
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
        AlgorithmValidator = IsOfKey,
        ValidTypes = [TokenSettings.Type],
        ValidIssuer = settings.Issuer,
        ValidAudience = settings.Audience,
        IssuerSigningKeyResolver = (_, _, keyId, _) => keys.Ring.Find(keyId) is { } key ? [key.SecurityKey] : [],
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = IsInTime,
        NameClaimType = "sub",
        RoleClaimType = TokenSettings.RolesClaim,
        AuthenticationType = JwtMongoSmsDefaults.AuthenticationScheme,
    };

    // RFC 8725 3.1: the key says which algorithm it is for. A list of all that are in use would let a token choose among them.
    private bool IsOfKey(string algorithm, SecurityKey key, SecurityToken token, TokenValidationParameters parameters)
        => keys.Ring.Find(key.KeyId) is { } own && ReferenceEquals(own.SecurityKey, key) && own.Algorithm == algorithm;

    private bool IsInTime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = timeProvider.GetUtcNow().UtcDateTime;
        var latest = now + TokenSettings.ClockSkew;

        // A token from the future is one of a clock that is wrong, or of a key that is not ours alone.
        return expires is { } end && now < end + TokenSettings.ClockSkew
            && token.ValidFrom <= latest && token is JsonWebToken { IssuedAt: var issuedAt } && issuedAt <= latest;
    }
}
