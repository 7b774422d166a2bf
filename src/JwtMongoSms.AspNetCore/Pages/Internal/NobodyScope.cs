using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Pages.Internal;

/// <summary>
/// While it lasts nobody is signed in. A form of the sign-in is the browser's and not the user's: signing in in one tab must not spoil the form
/// that is open in another.
/// </summary>
internal readonly struct NobodyScope : IDisposable
{
    private readonly HttpContext http;
    private readonly ClaimsPrincipal user;

    public NobodyScope(HttpContext http)
    {
        (this.http, user) = (http, http.User);
        http.User = new ClaimsPrincipal(new ClaimsIdentity());
    }

    public void Dispose() => http.User = user;
}
