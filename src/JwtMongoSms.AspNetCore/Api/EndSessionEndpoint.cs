using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary>
/// <c>DELETE /auth/sessions/{id}</c>: revokes one of the user's sessions. Another user's session gets the 404 of an unknown one.
/// </summary>
internal static class EndSessionEndpoint
{
    private const string Path = "/auth/sessions/{id}";

    public static void Map(RouteGroupBuilder group)
    {
        group.MapOtherRequests(Path, HttpMethods.Delete);
        group.MapDelete(Path, HandleAsync).Describe("EndSession", "Revokes one of the user's sessions.").RequireLiveSession()
            .Produces(StatusCodes.Status204NoContent)
            .Fails(401, 404, 503);
    }

    private static async Task<IResult> HandleAsync(string id, HttpContext http, CurrentUser currentUser, SignOut signOut)
        => SessionId.TryParse(id, out var sessionId) && await signOut.TryEndAsync(http, currentUser, sessionId)
            ? TypedResults.NoContent()
            : new Problem(SignInError.SessionUnknown);
}
