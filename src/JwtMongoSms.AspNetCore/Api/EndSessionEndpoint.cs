using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Http;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary><c>DELETE /auth/sessions/{id}</c>: ends one of the person's own sessions. Another person's is unknown, like one that never was.</summary>
internal static class EndSessionEndpoint
{
    public static async Task<IResult> HandleAsync(string id, HttpContext http, CurrentUser currentUser, SignOut signOut)
        => SessionId.TryParse(id, out var sessionId) && await signOut.TryEndAsync(http, currentUser, sessionId)
            ? TypedResults.NoContent()
            : new Problem(SignInError.SessionUnknown);
}
