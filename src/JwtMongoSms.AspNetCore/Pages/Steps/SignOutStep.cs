using JwtMongoSms.AspNetCore.Cookies.Internal;
using JwtMongoSms.AspNetCore.Tokens.Internal;
using JwtMongoSms.Login;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Pages.Internal;

/// <summary>Signing out. Asked for by a link it only asks back: browsers follow links ahead of people.</summary>
internal sealed class SignOutStep(SignedInView view, FormGuard guard, SignOut signOut, TokenCookies cookies)
{
    public const string Everywhere = "everywhere";

    public async Task<IResult> ShowAsync(PageRequest page)
    {
        var currentUser = await RequestUser.AuthenticateAsync(page.HttpContext);
        return BearerChecks.HasStoreFailed(page.HttpContext)
            ? view.AskToSignOut(page, isSignedIn: true, PageError.Of(LoginError.StoreUnavailable))
            : view.AskToSignOut(page, currentUser.IsSignedIn);
    }

    public async Task<IResult> SubmitAsync(PageRequest page)
    {
        var currentUser = await RequestUser.AuthenticateAsync(page.HttpContext);
        if (BearerChecks.HasStoreFailed(page.HttpContext))
            return view.AskToSignOut(page, isSignedIn: true, PageError.Of(LoginError.StoreUnavailable));

        if (await PageForm.ReadAsync(page.HttpContext) is not { } form)
            return view.AskToSignOut(page, isSignedIn: true, PageError.Of(LoginError.RequestInvalid));

        if (await guard.FindErrorAsync(page.HttpContext) is { } stale)
            return view.AskToSignOut(page, isSignedIn: true, stale);

        if (form[Everywhere].Length > 0 && currentUser.IsSignedIn)
            await signOut.EndAllAsync(page.HttpContext, currentUser, exceptCurrent: false);
        else
            await signOut.TryEndAsync(page.HttpContext);

        cookies.Remove(page.HttpContext);
        return SeeOther.To(view.Home(page));
    }
}
