using JwtMongoSms.AspNetCore.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary><c>GET /auth/me</c>: who is signed in.</summary>
internal static class MeEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext http, CurrentUser currentUser, IOptions<LoginOptions> options)
    {
        // The session was live a moment ago; the user may have been deleted since.
        var user = await currentUser.GetAsync(http.RequestAborted);
        return user is null
            ? new Problem(SignInError.TokenInvalid)
            : Responses.Json(UserResponse.Of(user, options.Value.Users.PublicFields), Wire.Json.UserResponse);
    }
}
