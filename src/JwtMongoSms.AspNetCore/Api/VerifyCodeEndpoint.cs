using JwtMongoSms.AspNetCore.Http;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary><c>POST /auth/token</c>: checks a code and hands out both tokens.</summary>
internal static class VerifyCodeEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext http, SignInService login, TokenResponseFactory answer)
    {
        var (request, problem) = await JsonBody.ReadAsync(http, Wire.Json.VerifyCodeRequest);
        if (request is null)
            return problem!;

        if (request is not { ChallengeId: { } challengeId, Code: { } code })
            return NotBoth();

        var result = await login.VerifyCodeAsync(challengeId, code, RequestDevice.NameOf(http.Request), http.RequestAborted);
        return result.Succeeded
            ? answer.Of(http, result.Session, result.SignIn)
            : new Problem(result.Error) { AttemptsLeft = result.AttemptsLeft };
    }

    public static Problem NotBoth() => new(SignInError.RequestInvalid) { Detail = "The body has challengeId and code, both text." };
}
