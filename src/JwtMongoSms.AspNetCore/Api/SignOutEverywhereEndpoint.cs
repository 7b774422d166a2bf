using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Http;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary><c>POST /auth/sign-out-everywhere</c>: ends all sessions of the person, or all but this one.</summary>
internal static class SignOutEverywhereEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext http, CurrentUser currentUser, SignOut signOut)
    {
        var exceptCurrent = false;
        if (JsonBody.IsThere(http.Request))
        {
            var (request, problem) = await JsonBody.ReadAsync(http, Wire.Json.SignOutEverywhereRequest);
            if (request is null)
                return problem!;

            exceptCurrent = request.ExceptCurrent ?? false;
        }

        await signOut.EndAllAsync(http, currentUser, exceptCurrent);
        return TypedResults.NoContent();
    }
}
