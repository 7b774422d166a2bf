using JwtMongoSms.AspNetCore.Problems.Internal;
using JwtMongoSms.Login;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Endpoints.Internal;

/// <summary><c>GET /auth/me</c>: who is signed in.</summary>
internal static class MeEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext http, CurrentUser currentUser, IOptions<LoginOptions> options)
    {
        // The session was live a moment ago; the user may have been deleted since.
        var user = await currentUser.GetAsync(http.RequestAborted);
        return user is null
            ? new Problem(LoginError.TokenInvalid)
            : Answer.Json(UserResponse.Of(user, options.Value.Users.PublicFields), Wire.Json.UserResponse);
    }
}
