using JwtMongoSms.AspNetCore.Problems.Internal;
using JwtMongoSms.Login;
using JwtMongoSms.Sessions;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Endpoints.Internal;

/// <summary><c>GET /auth/sessions</c>: where the person is signed in, newest first.</summary>
internal static class ListSessionsEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext http, CurrentUser currentUser, SessionService sessions)
    {
        if (currentUser.Id is not { } userId)
            return new Problem(LoginError.TokenInvalid);

        var live = await sessions.ListAsync(userId, http.RequestAborted);
        return Answer.Json([.. live.Select(session => SessionResponse.Of(session, currentUser.SessionId))], Wire.Json.SessionResponseArray);
    }
}
