using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Http;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary><c>DELETE /auth/me</c>: removes the person, and signs them out everywhere.</summary>
internal static class DeleteMeEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext http, CurrentUser currentUser, AccountService accounts, TokenCookies cookies)
    {
        if (currentUser.Id is not { } userId)
            return new Problem(SignInError.TokenInvalid);

        // Somebody who is gone already is what was asked for.
        await accounts.DeleteAsync(userId, http.RequestAborted);
        cookies.Remove(http);
        return TypedResults.NoContent();
    }
}
