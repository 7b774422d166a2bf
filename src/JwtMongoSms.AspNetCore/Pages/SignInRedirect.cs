using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Pages.Layout;
using JwtMongoSms.AspNetCore.Pages.Texts;
using JwtMongoSms.Languages;

namespace JwtMongoSms.AspNetCore.Pages;

/// <inheritdoc/>
internal sealed class SignInRedirect(TokenSettings settings, PagePaths paths, ErrorView errors, IOptions<JwtMongoSmsOptions> options)
    : ISignInRedirect
{
    public Task<bool> TryRedirectAsync(HttpContext http, bool again = false)
        => TryRespondAsync(http, FindSignInPath(http, again) is { } path ? TypedResults.Redirect(path) : null);

    public Task<bool> TryShowUnavailableAsync(HttpContext http, StoreException exception)
        => TryRespondAsync(http, FindSignInPath(http, again: false) is null
            ? null
            : errors.Show(new PageRequest(http, options.Value.FindLanguage()), PageError.From(exception)));

    private static async Task<bool> TryRespondAsync(HttpContext http, IResult? response)
    {
        if (response is null)
            return false;

        await response.ExecuteAsync(http);
        return true;
    }

    private string? FindSignInPath(HttpContext http, bool again)
        => settings.TakesCookie && IsNavigation(http.Request) ? paths.FindSignIn(http, ReturnUrlOf(http.Request), again) : null;

    private static bool IsNavigation(HttpRequest request)
        => (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        && !request.Headers.ContainsKey(CookieRequests.Header)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static string? ReturnUrlOf(HttpRequest request) => ReturnPath.Parse(request.PathBase + request.Path + request.QueryString);
}
