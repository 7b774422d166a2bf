namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>Answers a browser whose request was rejected with a page. Without pages nothing implements it.</summary>
internal interface ISignInRedirect
{
    /// <summary>Redirects a browser that asked for a page.</summary>
    /// <param name="http">The rejected request.</param>
    /// <param name="again">Whether the user is signed in and has to sign in again.</param>
    /// <returns><see langword="false"/>, and no response, when the client asked for no page or no sign-in page is mapped.</returns>
    Task<bool> TryRedirectAsync(HttpContext http, bool again = false);

    /// <summary>Shows a browser that asked for a page that its session can't be checked at the moment.</summary>
    /// <returns>As <see cref="TryRedirectAsync"/>.</returns>
    Task<bool> TryShowUnavailableAsync(HttpContext http, StoreException exception);

    /// <summary>Shows a browser with status 403 that its user may not do this, unless the application has a page for it.</summary>
    /// <returns>As <see cref="TryRedirectAsync"/>.</returns>
    Task<bool> TryShowForbiddenAsync(HttpContext http);
}
