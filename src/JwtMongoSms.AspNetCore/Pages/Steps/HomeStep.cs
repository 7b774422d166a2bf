using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Pages.Layout;
using JwtMongoSms.AspNetCore.Pages.Texts;
using Microsoft.AspNetCore.Diagnostics;

namespace JwtMongoSms.AspNetCore.Pages.Steps;

/// <summary>Where a sign-in or sign-out ends when the application has no page there: says whether the user is signed in.</summary>
internal sealed class HomeStep(SignedInView signedIn, SignOutView signedOut, ErrorView errors)
{
    public async Task<IResult> ShowAsync(PageRequest page)
    {
        var currentUser = await RequestUser.AuthenticateAsync(page.HttpContext);
        if (JwtMongoSmsAuthenticationHandler.FindStoreFailure(page.HttpContext) is { } exception)
            return errors.Show(page, PageError.From(exception));

        if (currentUser.IsSignedIn && await currentUser.GetAsync(page.Aborted) is { } user)
            return signedIn.Show(page, user.PhoneNumber.E164, isHome: true);

        // To anyone else it is a missing page, and the application may have a page for that.
        return page.HttpContext.Features.Get<IStatusCodePagesFeature>()?.Enabled == true
            ? TypedResults.NotFound()
            : signedOut.ShowHome(page);
    }
}
