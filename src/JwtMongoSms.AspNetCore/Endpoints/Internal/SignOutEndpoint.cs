using JwtMongoSms.AspNetCore.Problems.Internal;
using JwtMongoSms.AspNetCore.Tokens;
using JwtMongoSms.Login;
using JwtMongoSms.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Endpoints.Internal;

/// <summary><c>POST /auth/sign-out</c>: ends the session of the refresh token in the body or, without one, of the access token.</summary>
internal static class SignOutEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext http, SessionService sessions, CurrentUser currentUser)
    {
        if (HasBody(http.Request))
        {
            var (request, problem) = await JsonBody.ReadAsync(http, Wire.Json.SignOutRequest);
            if (request is null)
                return problem!;

            if (request.RefreshToken is { } refreshToken)
                return await sessions.EndByRefreshTokenAsync(refreshToken, http.RequestAborted)
                    ? TypedResults.NoContent()
                    : new Problem(LoginError.RefreshInvalid);
        }

        // The route is open, so in an application whose default scheme is another, nobody has looked at the token yet.
        if (!currentUser.IsSignedIn && (await http.AuthenticateAsync(BearerScheme.Name)).Principal is { } principal)
            http.User = principal;

        if (currentUser is not { Id: { } userId, SessionId: { } sessionId })
        {
            await http.ChallengeAsync(BearerScheme.Name);
            return TypedResults.Empty;
        }

        await sessions.EndAsync(sessionId, userId, http.RequestAborted);
        return TypedResults.NoContent();
    }

    private static bool HasBody(HttpRequest request)
        => request.ContentLength is > 0 || (request.ContentLength is null && request.Headers.TransferEncoding.Count > 0) || request.ContentType is not null;
}
