using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary><c>POST /auth/token/refresh</c>: replaces the refresh token in the body or, without one there, in the cookie.</summary>
internal static class RefreshEndpoint
{
    private const string Path = "/auth/token/refresh";

    public static void Map(RouteGroupBuilder group)
    {
        group.MapOtherRequests(Path, HttpMethods.Post);
        group.MapPost(Path, HandleAsync).Describe("RefreshToken", "Replaces a refresh token by the next pair of tokens.").ForEveryone()
            .Accepts<RefreshRequest>("application/json")
            .Produces<TokenResponse>()
            .Fails(400, 401, 403, 503);
    }

    private static async Task<IResult> HandleAsync(
        HttpContext http, ISessionService sessions, TokenResponseFactory responses, PresentedToken presented)
    {
        var (request, problem) = await JsonBody.ReadAsync(http, ApiJson.Relaxed.RefreshRequest);
        if (request is null)
            return problem!;

        if ((request.RefreshToken ?? presented.ReadRefreshToken(http)) is not { } refreshToken)
            return new Problem(SignInError.RequestInvalid) { Detail = "The body has refreshToken, a text." };

        // A client whose connection broke loses nothing: the repeated request gets the same successor.
        var result = await sessions.RefreshAsync(refreshToken, http.RequestAborted);
        return result.Succeeded ? responses.Create(http, result.Value) : Problem.From(result);
    }
}

/// <summary>The refresh token.</summary>
internal sealed record RefreshRequest(string? RefreshToken = null)
{
    // A record prints its members, and a log would keep them.
    public override string ToString() => nameof(RefreshRequest);
}
