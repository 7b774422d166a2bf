using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>Who sent a request to one of our open routes.</summary>
internal static class RequestUser
{
    // In an application whose default scheme is another, nobody has looked at our token on an open route yet.
    public static async Task<CurrentUser> AuthenticateAsync(HttpContext http)
    {
        var currentUser = http.RequestServices.GetRequiredService<CurrentUser>();
        if (!currentUser.IsSignedIn && (await http.AuthenticateAsync(JwtMongoSmsDefaults.AuthenticationScheme)).Principal is { } principal)
            http.User = principal;

        return currentUser;
    }
}
