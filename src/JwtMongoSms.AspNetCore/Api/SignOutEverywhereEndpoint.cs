using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary><c>POST /auth/sign-out-everywhere</c>: revokes all sessions of the user, or all but this one.</summary>
internal static class SignOutEverywhereEndpoint
{
    private const string Path = "/auth/sign-out-everywhere";

    public static void Map(RouteGroupBuilder group)
    {
        group.MapOtherRequests(Path, HttpMethods.Post);
        group.MapPost(Path, HandleAsync)
            .Describe("SignOutEverywhere", "Revokes all sessions of the user, or all but this one.")
            .RequireLiveSession()
            .WithDescription(
                "The body is {\"exceptCurrent\": true} to stay signed in here; without one, every session is revoked. "
                + "Other instances follow within Sessions:RevocationDelay.")
            .Produces(StatusCodes.Status204NoContent)
            .Fails(400, 401, 503);
    }

    private static async Task<IResult> HandleAsync(HttpContext http, CurrentUser currentUser, SignOut signOut)
    {
        var exceptCurrent = false;
        if (JsonBody.Exists(http.Request))
        {
            var (request, problem) = await JsonBody.ReadAsync(http, ApiJson.Relaxed.SignOutEverywhereRequest);
            if (request is null)
                return problem!;

            exceptCurrent = request.ExceptCurrent ?? false;
        }

        await signOut.EndAllAsync(http, currentUser, exceptCurrent);
        return TypedResults.NoContent();
    }
}

/// <summary>Whether this session stays.</summary>
internal sealed record SignOutEverywhereRequest(bool? ExceptCurrent = null);
