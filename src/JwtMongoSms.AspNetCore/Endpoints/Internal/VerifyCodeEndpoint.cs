using JwtMongoSms.AspNetCore.Problems.Internal;
using JwtMongoSms.AspNetCore.Tokens.Internal;
using JwtMongoSms.Login;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Endpoints.Internal;

/// <summary><c>POST /auth/token</c>: checks a code and hands out both tokens.</summary>
internal static class VerifyCodeEndpoint
{
    public static async Task<IResult> HandleAsync(
        HttpContext http, LoginService login, AccessTokenIssuer issuer, IOptions<LoginOptions> options)
    {
        var (request, problem) = await JsonBody.ReadAsync(http, Wire.Json.VerifyCodeRequest);
        if (request is null)
            return problem!;

        if (request is not { ChallengeId: { } challengeId, Code: { } code })
            return new Problem(LoginError.RequestInvalid) { Detail = "The body has challengeId and code, both text." };

        var result = await login.VerifyCodeAsync(challengeId, code, http.RequestAborted);
        if (!result.Succeeded)
            return new Problem(result.Error) { AttemptsLeft = result.AttemptsLeft };

        var token = issuer.Issue(result.Session.Session);
        var user = UserResponse.Of(result.SignIn.User, options.Value.Users.PublicFields);
        return Answer.Json(
            new TokenResponse(
                token.Value, "Bearer", Answer.Seconds(token.ExpiresIn), result.Session.RefreshToken.Value, result.SignIn.IsNew, user),
            Wire.Json.TokenResponse);
    }
}
