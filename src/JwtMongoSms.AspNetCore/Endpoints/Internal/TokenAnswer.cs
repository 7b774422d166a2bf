using JwtMongoSms.AspNetCore.Cookies.Internal;
using JwtMongoSms.AspNetCore.Tokens.Internal;
using JwtMongoSms.Login;
using JwtMongoSms.Sessions;
using JwtMongoSms.Users;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Endpoints.Internal;

/// <summary>Hands out both tokens the way that they travel here: in the body, or in cookies.</summary>
internal sealed class TokenAnswer(AccessTokenIssuer issuer, TokenSettings settings, TokenCookies cookies, IOptions<LoginOptions> options)
{
    public IResult Of(HttpContext http, StartedSession session, UserSignIn signIn)
    {
        var token = issuer.Issue(session.Session, signIn.User);
        var inBody = settings.TakesHeader;
        if (!inBody)
            cookies.Write(http, token, session);

        return Answer.Json(
            new TokenResponse(
                inBody ? token.Value : null,
                inBody ? "Bearer" : null,
                Answer.Seconds(token.ExpiresIn),
                inBody ? session.RefreshToken.Value : null,
                signIn.IsNew,
                UserResponse.Of(signIn.User, options.Value.Users.PublicFields)),
            Wire.Json.TokenResponse);
    }
}
