using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary><c>POST /auth/sign-out</c>: ends the session of the refresh token in the body or, without one, of the access token or the cookies.</summary>
internal static class SignOutEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext http, SessionService sessions, SignOut signOut)
    {
        if (JsonBody.IsThere(http.Request))
        {
            var (request, problem) = await JsonBody.ReadAsync(http, Wire.Json.SignOutRequest);
            if (request is null)
                return problem!;

            if (request.RefreshToken is { } refreshToken)
                return await sessions.EndByRefreshTokenAsync(refreshToken, http.RequestAborted)
                    ? TypedResults.NoContent()
                    : new Problem(SignInError.RefreshInvalid);
        }

        if (await signOut.TryEndAsync(http))
            return TypedResults.NoContent();

        await http.ChallengeAsync(JwtMongoSmsDefaults.AuthenticationScheme);
        return TypedResults.Empty;
    }
}
