using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary>Hands out both tokens the way that they travel here: in the body, or in cookies.</summary>
internal sealed class TokenResponseFactory(AccessTokenIssuer issuer, TokenSettings settings, TokenCookies cookies, IOptions<LoginOptions> options)
{
    public IResult Of(HttpContext http, StartedSession session, UserSignIn signIn)
    {
        var tokens = Issue(http, session, signIn.User);
        return Responses.Json(
            new TokenResponse(
                tokens.AccessToken?.Value,
                tokens.AccessToken is null ? null : "Bearer",
                tokens.ExpiresInSeconds,
                tokens.RefreshToken?.Value,
                signIn.IsNew,
                UserResponse.Of(signIn.User, options.Value.Users.PublicFields)),
            Wire.Json.TokenResponse);
    }

    public IssuedTokens Issue(HttpContext http, StartedSession session, User user)
    {
        var token = issuer.Issue(session.Session, user);
        if (settings.TakesHeader)
            return new IssuedTokens(token, session.RefreshToken, token.ExpiresIn);

        cookies.Write(http, token, session);
        return new IssuedTokens(accessToken: null, refreshToken: null, token.ExpiresIn);
    }

    /// <summary>The one token of a client that knows no refresh. Always in the body: such a client knows no cookies either.</summary>
    public IssuedTokens IssueLegacy(StartedSession session, User user)
    {
        var token = issuer.IssueLegacy(session.Session, user);
        return new IssuedTokens(token, refreshToken: null, token.ExpiresIn);
    }
}
