using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Pages.Forms;
using JwtMongoSms.AspNetCore.Pages.Layout;
using JwtMongoSms.AspNetCore.Pages.Texts;

namespace JwtMongoSms.AspNetCore.Pages.Steps;

/// <summary>Signs out. A link only asks for confirmation, because a browser may load it ahead of a click.</summary>
internal sealed class SignOutStep(SignOutView view, PageAntiforgery antiforgery, PagePaths paths, SignOut signOut, TokenCookies cookies)
{
    /// <summary>The field that asks for the end of all the user's sessions.</summary>
    public const string Everywhere = "everywhere";

    public async Task<IResult> ShowAsync(PageRequest page)
    {
        var currentUser = await RequestUser.AuthenticateAsync(page.HttpContext);
        return JwtMongoSmsAuthenticationHandler.FindStoreFailure(page.HttpContext) is { } exception
            ? view.Show(page, isSignedIn: true, PageError.From(exception))
            : view.Show(page, currentUser.IsSignedIn);
    }

    public async Task<IResult> SubmitAsync(PageRequest page)
    {
        var currentUser = await RequestUser.AuthenticateAsync(page.HttpContext);
        if (JwtMongoSmsAuthenticationHandler.FindStoreFailure(page.HttpContext) is { } exception)
            return view.Show(page, isSignedIn: true, PageError.From(exception));

        if (await PageForm.ReadAsync(page.HttpContext) is not { } form)
            return view.Show(page, isSignedIn: true, PageError.From(SignInError.RequestInvalid));

        if (antiforgery.FindError(page.HttpContext, form) is { } error)
            return view.Show(page, isSignedIn: true, error);

        if (form[Everywhere].Length > 0 && await LiveSession.CheckAsync(page.HttpContext, page.HttpContext.User))
            await signOut.EndAllAsync(page.HttpContext, currentUser, exceptCurrent: false);
        else
            await signOut.TryEndAsync(page.HttpContext);

        cookies.Remove(page.HttpContext);
        return SeeOther.To(paths.Destination(page));
    }
}
