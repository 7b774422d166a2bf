using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary>Issues both tokens the way that they travel here: in the body, or in cookies.</summary>
internal sealed class TokenResponseFactory(AccessTokenIssuer issuer, TokenSettings settings, TokenCookies cookies, IOptions<UserOptions> options)
{
    public IResult Create(HttpContext http, SignedIn signedIn)
    {
        var tokens = Issue(http, signedIn);
        return Responses.Json(
            new TokenResponse(
                tokens.AccessToken?.Value,
                tokens.AccessToken is null ? null : "Bearer",
                tokens.ExpiresInSeconds,
                tokens.RefreshToken?.Value,
                signedIn.IsNew,
                UserResponse.From(signedIn.User, options.Value.PublicFields)),
            ApiJson.Relaxed.TokenResponse);
    }

    public IssuedTokens Issue(HttpContext http, SignedIn signedIn)
    {
        var token = issuer.Issue(signedIn.Session.Session, signedIn.Claims);
        if (settings.TakesHeader)
            return new IssuedTokens(token, signedIn.Session.RefreshToken, token.ExpiresIn);

        cookies.Write(http, token, signedIn.Session);
        return new IssuedTokens(accessToken: null, refreshToken: null, token.ExpiresIn);
    }

    /// <summary>Issues the one token of a client that knows no refresh. Always in the body: such a client knows no cookies either.</summary>
    public IssuedTokens IssueLegacy(SignedIn signedIn)
    {
        var token = issuer.IssueLegacy(signedIn.Session.Session, signedIn.Claims);
        return new IssuedTokens(token, refreshToken: null, token.ExpiresIn);
    }
}
