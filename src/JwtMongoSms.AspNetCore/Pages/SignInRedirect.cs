using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Pages.Layout;
using JwtMongoSms.AspNetCore.Pages.Steps;
using JwtMongoSms.AspNetCore.Pages.Texts;
using Microsoft.AspNetCore.Diagnostics;

namespace JwtMongoSms.AspNetCore.Pages;

/// <inheritdoc/>
internal sealed class SignInRedirect(
    TokenSettings settings,
    PagePaths paths,
    ErrorView errors,
    ForbiddenView forbidden,
    PageLanguages languages,
    ILogger<SignInRedirect> logger)
    : ISignInRedirect
{
    public Task<bool> TryRedirectAsync(HttpContext http, bool again = false)
        => TryRespondAsync(http, FindSignInPath(http, again) is { } path ? TypedResults.Redirect(path) : null);

    public Task<bool> TryShowUnavailableAsync(HttpContext http, StoreException exception)
        => TryRespondAsync(http, FindSignInPath(http, again: false) is null ? null : errors.Show(NewPage(http), PageError.From(exception)));

    public async Task<bool> TryShowForbiddenAsync(HttpContext http)
    {
        // The application's own page for a 403 is written when the response has no body.
        if (http.Features.Get<IStatusCodePagesFeature>()?.Enabled == true || !settings.TakesCookie || !PageVisit.IsBrowsers(http.Request))
            return false;

        // Another number can repeat a visit to a page; it can't repeat a form that was posted.
        var returnUrl = PageVisit.Is(http.Request) ? ReturnUrlOf(http.Request) : null;
        return paths.FindSignIn(http, returnUrl, again: true) is { } path
            && await TryRespondAsync(http, forbidden.Show(NewPage(http), await FindPhoneNumberAsync(http), path));
    }

    private static async Task<bool> TryRespondAsync(HttpContext http, IResult? response)
    {
        if (response is null)
            return false;

        await response.ExecuteAsync(http);
        return true;
    }

    private static string? ReturnUrlOf(HttpRequest request) => ReturnPath.Parse(request.PathBase + request.Path + request.QueryString);

    private string? FindSignInPath(HttpContext http, bool again)
        => settings.TakesCookie && PageVisit.Is(http.Request) ? paths.FindSignIn(http, ReturnUrlOf(http.Request), again) : null;

    private PageRequest NewPage(HttpContext http) => new(http, languages);

    // The request is forbidden whether the store answers or not.
    private async Task<string?> FindPhoneNumberAsync(HttpContext http)
    {
        try
        {
            return (await http.RequestServices.GetRequiredService<CurrentUser>().GetAsync(http.RequestAborted))?.PhoneNumber.E164;
        }
        catch (StoreException exception)
        {
            Http.Log.StoreFailed(logger, exception);
            return null;
        }
    }
}
