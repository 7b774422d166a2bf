using JwtMongoSms.AspNetCore.Http;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary><c>GET /auth/sessions</c>: where the person is signed in, newest first.</summary>
internal static class ListSessionsEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext http, CurrentUser currentUser, SessionService sessions)
    {
        if (currentUser.Id is not { } userId)
            return new Problem(SignInError.TokenInvalid);

        var live = await sessions.ListAsync(userId, http.RequestAborted);
        return Responses.Json([.. live.Select(session => SessionResponse.Of(session, currentUser.SessionId))], Wire.Json.SessionResponseArray);
    }
}
