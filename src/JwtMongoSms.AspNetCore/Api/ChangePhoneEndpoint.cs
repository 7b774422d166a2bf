using JwtMongoSms.AspNetCore.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary><c>POST /auth/phone/verify</c>: checks the code and gives the person the number that it went to.</summary>
internal static class ChangePhoneEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext http, CurrentUser currentUser, AccountService accounts, IOptions<LoginOptions> options)
    {
        var (request, problem) = await JsonBody.ReadAsync(http, Wire.Json.VerifyCodeRequest);
        if (request is null)
            return problem!;

        if (currentUser.Id is not { } userId)
            return new Problem(SignInError.TokenInvalid);

        if (request is not { ChallengeId: { } challengeId, Code: { } code })
            return VerifyCodeEndpoint.NotBoth();

        var result = await accounts.ChangePhoneAsync(userId, currentUser.SessionId, challengeId, code, http.RequestAborted);
        return result.Succeeded
            ? Responses.Json(UserResponse.Of(result.User, options.Value.Users.PublicFields), Wire.Json.UserResponse)
            : new Problem(result.Error) { AttemptsLeft = result.AttemptsLeft };
    }
}
