using Microsoft.AspNetCore.Authentication;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>The user of a request to one of our open routes.</summary>
internal static class RequestUser
{
    // In an application with another default scheme, our token was not read on an open route yet.
    public static async Task<CurrentUser> AuthenticateAsync(HttpContext http)
    {
        var currentUser = http.RequestServices.GetRequiredService<CurrentUser>();
        if (currentUser.IsSignedIn)
            return currentUser;

        var result = await http.AuthenticateAsync(http.RequestServices.GetRequiredService<SignInScheme>().Name);
        http.User = result.Principal ?? http.User;
        return currentUser;
    }
}
