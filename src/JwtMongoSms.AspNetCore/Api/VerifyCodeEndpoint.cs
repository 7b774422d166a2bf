using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary><c>POST /auth/token</c>: checks a code and issues both tokens.</summary>
internal static class VerifyCodeEndpoint
{
    private const string Path = "/auth/token";

    public static void Map(RouteGroupBuilder group)
    {
        group.MapOtherRequests(Path, HttpMethods.Post);
        group.MapPost(Path, HandleAsync).Describe("VerifyCode", "Checks a code and issues both tokens.").ForEveryone()
            .Accepts<VerifyCodeRequest>("application/json")
            .Produces<TokenResponse>()
            .Fails(400, 403, 429, 503);
    }

    private static async Task<IResult> HandleAsync(HttpContext http, ISignInService signIn, TokenResponseFactory responses)
    {
        var (request, problem) = await JsonBody.ReadAsync(http, ApiJson.Relaxed.VerifyCodeRequest);
        if (request is null)
            return problem!;

        if (request is not { ChallengeId: { } challengeId, Code: { } code })
            return VerifyCodeRequest.Incomplete;

        var result = await signIn.VerifyCodeAsync(challengeId, code, http.GetSignInClient(), http.RequestAborted);
        return result.Succeeded ? responses.Create(http, result.Value) : Problem.From(result);
    }
}

/// <summary>A code, and the challenge that it was sent for.</summary>
internal sealed record VerifyCodeRequest(string? ChallengeId = null, string? Code = null)
{
    public static Problem Incomplete => new(SignInError.RequestInvalid) { Detail = "The body has challengeId and code, both text." };

    // A record prints its members, and a log would keep them.
    public override string ToString() => nameof(VerifyCodeRequest);
}
