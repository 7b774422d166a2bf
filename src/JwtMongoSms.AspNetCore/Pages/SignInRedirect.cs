using JwtMongoSms.AspNetCore.Cookies.Internal;
using JwtMongoSms.AspNetCore.Tokens.Internal;
using JwtMongoSms.Login;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Pages.Internal;

/// <summary>Answers a person, and not a program, that asks for what only signed-in people may see.</summary>
internal sealed class PageChallenge(TokenSettings settings, PagePaths paths, SignedInView pages, IOptions<LoginOptions> options)
{
    /// <summary>Leads to the sign-in page and back, or says that it can't be told just now who asks.</summary>
    /// <param name="http">The request.</param>
    /// <param name="storeFailed">Whether it could not be told who asks.</param>
    /// <param name="again">Whether the person is signed in, and has to sign in once more.</param>
    /// <returns><see langword="false"/> for programs, and where there is no page.</returns>
    public async Task<bool> TryAnswerAsync(HttpContext http, bool storeFailed, bool again = false)
    {
        if (!settings.TakesCookie || !IsNavigation(http.Request) || paths.Find(http, PagePaths.SignIn, ReturnUrlOf(http.Request), culture: null, again) is not { } path)
            return false;

        IResult answer = storeFailed
            ? pages.Apologise(new PageRequest(http, options.Value.Language), PageError.Of(LoginError.StoreUnavailable))
            : TypedResults.Redirect(path);
        await answer.ExecuteAsync(http);
        return true;
    }

    private static bool IsNavigation(HttpRequest request)
        => (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        && !request.Headers.ContainsKey(CookieRequests.Header)
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static string? ReturnUrlOf(HttpRequest request) => ReturnPath.Parse(request.PathBase + request.Path + request.QueryString);
}
