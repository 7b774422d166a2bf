using System.Text.Encodings.Web;
using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Net.Http.Headers;

namespace JwtMongoSms;

/// <summary>
/// Authenticates requests by our access tokens, from <c>Authorization: Bearer</c> or from the cookie. It is registered as
/// <see cref="JwtMongoSmsDefaults.AuthenticationScheme"/> unless the application registers it under another name.
/// </summary>
/// <param name="options">The options of the scheme.</param>
/// <param name="loggers">Creates the logger.</param>
/// <param name="encoder">Not used by this scheme.</param>
public sealed class JwtMongoSmsAuthenticationHandler(
    IOptionsMonitor<JwtMongoSmsAuthenticationOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<JwtMongoSmsAuthenticationOptions>(options, loggers, encoder)
{
    private static readonly object StoreFailure = new();

    /// <summary>Gets why the store could not answer, so that the request's session is unknown; else <see langword="null"/>.</summary>
    internal static StoreException? FindStoreFailure(HttpContext http) => http.Items[StoreFailure] as StoreException;

    /// <summary>Records that the store could not answer: the request gets a 503, neither 401 nor 403.</summary>
    internal static void SetStoreFailure(HttpContext http, StoreException exception) => http.Items[StoreFailure] = exception;

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var tokens = Context.RequestServices.GetRequiredService<RequestTokens>();
        try
        {
            var (token, wasPresented, isCached) = await tokens.FindAsync(Context).ConfigureAwait(false);
            if (token is null)
                return wasPresented ? AuthenticateResult.Fail("The token is not valid.") : AuthenticateResult.NoResult();

            if (!await tokens.IsLiveAsync(token, Context).ConfigureAwait(false))
                return AuthenticateResult.Fail("The session has ended, or its user was deleted.");

            if (!isCached)
                tokens.Keep(token);

            var ticket = token.CreateTicket(Scheme.Name);
            return Options.OnAuthenticated is null || await Options.OnAuthenticated(ticket, Context).ConfigureAwait(false)
                ? AuthenticateResult.Success(ticket)
                : AuthenticateResult.Fail("The application rejected the token.");
        }
        catch (StoreException exception)
        {
            // Neither accepted nor a 401: a client would discard a good token.
            Log.StoreFailed(Logger, exception);
            SetStoreFailure(Context, exception);
            return AuthenticateResult.Fail("The session could not be checked.");
        }
    }

    /// <inheritdoc/>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (FindStoreFailure(Context) is { } exception)
        {
            if (Redirect is not { } page || !await page.TryShowUnavailableAsync(Context, exception).ConfigureAwait(false))
                await Problem.From(exception).ExecuteAsync(Context).ConfigureAwait(false);

            return;
        }

        if (Redirect is { } redirect && await redirect.TryRedirectAsync(Context).ConfigureAwait(false))
            return;

        // RFC 6750 3.1: a request without a token gets no error code.
        var result = await HandleAuthenticateOnceSafeAsync().ConfigureAwait(false);
        var isInvalid = result.Failure is not null || (LiveSession.IsMissing(Context) && TokenClaims.Exist(Context.User));
        Response.Headers[HeaderNames.WWWAuthenticate] = isInvalid ? "Bearer error=\"invalid_token\"" : "Bearer";
        var problem = new Problem(SignInError.TokenInvalid) { Detail = PresentedToken.DetailOf(Context) };
        await problem.ExecuteAsync(Context).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (FindStoreFailure(Context) is not null || LiveSession.IsMissing(Context))
            await HandleChallengeAsync(properties).ConfigureAwait(false);
        else if (!RecentSignIn.IsMissing(Context))
            await ForbidAsync().ConfigureAwait(false);
        else if (!TokenClaims.Exist(Context.User))
            await HandleChallengeAsync(properties).ConfigureAwait(false); // Signed in by another scheme alone.
        else if (Redirect is not { } redirect || !await redirect.TryRedirectAsync(Context, again: true).ConfigureAwait(false))
            await new Problem(SignInError.SignInAgain).ExecuteAsync(Context).ConfigureAwait(false);
    }

    // Programs get no body: why is the application's to explain.
    private async Task ForbidAsync()
    {
        var isOurs = TokenClaims.Exist(Context.User);
        if (!isOurs || Redirect is not { } page || !await page.TryShowForbiddenAsync(Context).ConfigureAwait(false))
            Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    private ISignInRedirect? Redirect => Context.RequestServices.GetService<ISignInRedirect>();
}
