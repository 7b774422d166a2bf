using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Http;
using Microsoft.AspNetCore.Authentication;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary>
/// <c>POST /auth/sign-out</c>: revokes the session of the refresh token in the body or, without one, of the access token or the cookies.
/// </summary>
internal static class SignOutEndpoint
{
    private const string Path = "/auth/sign-out";

    public static void Map(RouteGroupBuilder group)
    {
        group.MapOtherRequests(Path, HttpMethods.Post);
        group.MapPost(Path, HandleAsync)
            .Describe("SignOut", "Revokes the session of the refresh token or of the access token.")
            .ForEveryone()

            // As metadata the body would make the framework's routing reject a request without one.
            .WithDescription("The body is {\"refreshToken\": \"...\"}; without one, a valid access token says which session.")
            .Produces(StatusCodes.Status204NoContent)
            .Fails(400, 401, 503);
    }

    private static async Task<IResult> HandleAsync(HttpContext http, ISessionService sessions, SignOut signOut, SignInScheme scheme)
    {
        if (JsonBody.Exists(http.Request))
        {
            var (request, problem) = await JsonBody.ReadAsync(http, ApiJson.Relaxed.SignOutRequest);
            if (request is null)
                return problem!;

            if (request.RefreshToken is { } refreshToken)
                return await sessions.EndByRefreshTokenAsync(refreshToken, http.RequestAborted)
                    ? TypedResults.NoContent()
                    : new Problem(SignInError.RefreshInvalid);
        }

        if (await signOut.TryEndAsync(http))
            return TypedResults.NoContent();

        await http.ChallengeAsync(scheme.Name);
        return TypedResults.Empty;
    }
}

/// <summary>The refresh token of the session.</summary>
internal sealed record SignOutRequest(string? RefreshToken = null)
{
    // A record prints its members, and a log would keep them.
    public override string ToString() => nameof(SignOutRequest);
}
