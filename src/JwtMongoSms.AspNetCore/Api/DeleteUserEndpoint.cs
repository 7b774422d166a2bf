using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary><c>DELETE /auth/me</c>: deletes the user, and signs them out everywhere.</summary>
internal static class DeleteUserEndpoint
{
    public static void Map(RouteGroupBuilder group) => group.MapDelete(MeEndpoint.Path, HandleAsync)
        .Describe("DeleteCurrentUser", "Deletes the user who is signed in.")
        .RequireRecentSignIn(SendPhoneNumberCodeEndpoint.RecentSignIn)
        .Produces(StatusCodes.Status204NoContent)
        .Fails(401, 403, 503);

    private static async Task<IResult> HandleAsync(
        HttpContext http, CurrentUser currentUser, IAccountService accounts, TokenCookies cookies)
    {
        if (currentUser.Id is not { } userId)
            return new Problem(SignInError.TokenInvalid);

        // A user who is gone already is what was requested.
        await accounts.DeleteAsync(userId, http.RequestAborted);
        cookies.Remove(http);
        return TypedResults.NoContent();
    }
}
