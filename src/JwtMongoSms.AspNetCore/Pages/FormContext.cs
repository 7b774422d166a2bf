using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;

namespace JwtMongoSms.AspNetCore.Pages;

/// <summary>
/// A request as the guard of our forms sees it. Nobody is signed in: a form of the sign-in is the browser's and not the user's, and signing in in one tab
/// must not spoil the form that is open in another. And what the application's own antiforgery has remembered of the request isn't there, nor does it see what
/// ours remembers: both would take the other's token for their own.
/// </summary>
internal static class FormContext
{
    // The framework's own, and not to be named in code.
    private const string Remembered = "IAntiforgeryFeature";

    public static HttpContext Of(HttpContext http)
    {
        var features = new FeatureCollection();
        foreach (var (type, feature) in http.Features)
        {
            if (type.Name != Remembered && type != typeof(IHttpAuthenticationFeature))
                features[type] = feature;
        }

        return new DefaultHttpContext(features) { User = new ClaimsPrincipal(new ClaimsIdentity()) };
    }
}
