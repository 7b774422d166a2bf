using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary><c>POST /auth/phone/verify</c>: checks the code and gives the user the number that it went to.</summary>
internal static class ChangePhoneNumberEndpoint
{
    private const string Path = "/auth/phone/verify";

    // No recent sign-in is required here: sending the code required one, and the code expires within minutes.
    public static void Map(RouteGroupBuilder group)
    {
        group.MapOtherRequests(Path, HttpMethods.Post);
        group.MapPost(Path, HandleAsync).Describe("ChangePhoneNumber", "Checks the code and changes the user's number.").ForSignedIn(group)
            .Accepts<VerifyCodeRequest>("application/json")
            .Produces<UserResponse>()
            .Fails(400, 401, 403, 409, 429, 503);
    }

    private static async Task<IResult> HandleAsync(
        HttpContext http, CurrentUser currentUser, IAccountService accounts, IOptions<UserOptions> options)
    {
        var (request, problem) = await JsonBody.ReadAsync(http, ApiJson.Relaxed.VerifyCodeRequest);
        if (request is null)
            return problem!;

        if (currentUser.Id is not { } userId)
            return new Problem(SignInError.TokenInvalid);

        if (request is not { ChallengeId: { } challengeId, Code: { } code })
            return VerifyCodeRequest.Incomplete;

        // After the body was read: a client could send it slowly, until long after the session was checked.
        if (!await LiveSession.CheckAsync(http, http.User))
            return new Problem(SignInError.TokenInvalid);

        var result = await accounts.ChangePhoneNumberAsync(userId, currentUser.SessionId, challengeId, code, http.RequestAborted);
        return result.Succeeded
            ? Responses.Json(UserResponse.From(result.Value, options.Value.PublicFields), ApiJson.Relaxed.UserResponse)
            : Problem.From(result);
    }
}
