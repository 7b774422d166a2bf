using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Http;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary><c>POST /auth/token/refresh</c>: the next pair of tokens for the session of a refresh token, in the body or, without one there, in the cookie.</summary>
internal static class RefreshEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext http, SessionService sessions, TokenResponseFactory answer, PresentedToken presented)
    {
        var (request, problem) = await JsonBody.ReadAsync(http, Wire.Json.RefreshRequest);
        if (request is null)
            return problem!;

        if ((request.RefreshToken ?? presented.ReadRefreshToken(http)) is not { } refreshToken)
            return new Problem(SignInError.RequestInvalid) { Detail = "The body has refreshToken, a text." };

        // Once the token is replaced nobody may lose the next one because their connection broke; a repeated request gets it again.
        var refreshed = await sessions.RefreshWithUserAsync(refreshToken, http.RequestAborted);
        return refreshed is null
            ? new Problem(SignInError.RefreshInvalid)
            : answer.Of(http, refreshed.Started, new UserSignIn(refreshed.User, IsNew: false, PreviousSignInAt: null));
    }
}
