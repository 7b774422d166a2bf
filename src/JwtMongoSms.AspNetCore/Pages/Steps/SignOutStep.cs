using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.AspNetCore.Pages.Forms;
using JwtMongoSms.AspNetCore.Pages.Layout;
using JwtMongoSms.AspNetCore.Pages.Texts;

namespace JwtMongoSms.AspNetCore.Pages.Steps;

/// <summary>Signs out. A link only asks for confirmation, because a browser may load it ahead of a click.</summary>
internal sealed class SignOutStep(
    SignOutView view,
    FormErrors errors,
    PageAntiforgery antiforgery,
    PagePaths paths,
    SignOut signOut,
    TokenCookies cookies,
    ILogger<SignOutStep> logger)
{
    /// <summary>The field that asks for the end of all the user's sessions.</summary>
    public const string Everywhere = "everywhere";

    public async Task<IResult> ShowAsync(PageRequest page)
    {
        var currentUser = await RequestUser.AuthenticateAsync(page.HttpContext);
        return JwtMongoSmsAuthenticationHandler.FindStoreFailure(page.HttpContext) is { } exception
            ? view.Show(page, isSignedIn: true, PageError.From(exception))
            : view.Show(page, currentUser.IsSignedIn, currentUser.IsSignedIn ? errors.Take(page)?.Error : null);
    }

    public async Task<IResult> SubmitAsync(PageRequest page)
    {
        if (await PageForm.ReadAsync(page.HttpContext) is not { } form)
            return Reject(page, PageError.From(SignInError.RequestInvalid));

        if (antiforgery.FindError(page.HttpContext, form) is { } error)
            return Reject(page, error);

        try
        {
            return await EndAsync(page, isEverywhere: form[Everywhere].Length > 0);
        }
        catch (StoreException exception)
        {
            Log.StoreFailed(logger, exception);
            return Reject(page, PageError.From(exception));
        }
    }

    private async Task<IResult> EndAsync(PageRequest page, bool isEverywhere)
    {
        var currentUser = await RequestUser.AuthenticateAsync(page.HttpContext);
        if (JwtMongoSmsAuthenticationHandler.FindStoreFailure(page.HttpContext) is { } exception)
            return Reject(page, PageError.From(exception));

        if (isEverywhere && await LiveSession.CheckAsync(page.HttpContext, page.HttpContext.User))
            await signOut.EndAllAsync(page.HttpContext, currentUser, exceptCurrent: false);
        else
            await signOut.TryEndAsync(page.HttpContext);

        cookies.Remove(page.HttpContext);
        return SeeOther.To(paths.Destination(page));
    }

    private SeeOther Reject(PageRequest page, PageError error) => errors.Redirect(page, PagePaths.SignOut, error);
}
