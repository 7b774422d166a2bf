using System.Security.Claims;
using JwtMongoSms.AspNetCore.Cookies.Internal;
using JwtMongoSms.AspNetCore.Diagnostics.Internal;
using JwtMongoSms.AspNetCore.Problems.Internal;
using JwtMongoSms.AspNetCore.Tokens.Keys.Internal;
using JwtMongoSms.Login;
using JwtMongoSms.Sessions;
using JwtMongoSms.Stores;
using JwtMongoSms.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.Net.Http.Headers;

namespace JwtMongoSms.AspNetCore.Tokens.Internal;

/// <summary>What stands around the framework's handler: our strict form before it, session and user after it, and the answer when it says no.</summary>
internal sealed class BearerChecks(
    PresentedToken presented,
    RefreshCookie refreshCookie,
    StrictTokenParser parser,
    TokenKeys keys,
    SessionService sessions,
    ILogger<BearerChecks> logger,
    ISignInRedirect? redirect = null)
{
    private static readonly object StoreFailed = new();

    /// <summary>Whether it could not be told who sent a request: nobody is not who it is.</summary>
    public static bool HasStoreFailed(HttpContext http) => http.Items.ContainsKey(StoreFailed);

    /// <summary>What more can be said of a token that was not believed.</summary>
    public static string? DetailOf(HttpContext http) => PresentedToken.HasIgnoredCookie(http)
        ? $"A request that changes something and is signed in by a cookie has the header {CookieRequests.Header}, whatever its value."
        : null;

    public async Task ReceiveAsync(MessageReceivedContext context)
    {
        try
        {
            if ((presented.ReadAccessToken(context.HttpContext) ?? await refreshCookie.TryRefreshAsync(context.HttpContext)) is not { } token)
                context.NoResult();
            else if (keys.Ring.Memory.Find(token) is { } validated)
                await ActAsValidatedAsync(context, validated);
            else if (parser.HasForm(token))
                context.Token = token;
            else if (!presented.IsInHeader(context.HttpContext) && await refreshCookie.TryRefreshAsync(context.HttpContext) is { } next)
                context.Token = next; // A browser's token whose key has gone is as good as over, and its session goes on.
            else
                context.Fail("The token does not have the form of ours.");
        }
        catch (StoreException exception)
        {
            FailForStore(context, exception);
        }
    }

    public async Task AdmitAsync(TokenValidatedContext context)
    {
        await CheckSessionAsync(context);
        if (context.Result is null && context.SecurityToken is JsonWebToken token && context.Principal?.Identity is ClaimsIdentity identity)
            keys.Remember(token, identity);
    }

    public async Task AnswerAsync(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        var http = context.HttpContext;
        var storeFailed = HasStoreFailed(http);
        if (redirect is not null && await (storeFailed ? redirect.TryShowUnavailableAsync(http) : redirect.TryRedirectAsync(http)))
            return;

        // RFC 6750 3.1: a request without a token gets no error code.
        if (!storeFailed)
            http.Response.Headers[HeaderNames.WWWAuthenticate] = context.AuthenticateFailure is null ? "Bearer" : "Bearer error=\"invalid_token\"";

        var problem = storeFailed ? new Problem(LoginError.StoreUnavailable) : new Problem(LoginError.TokenInvalid) { Detail = DetailOf(http) };
        await problem.ExecuteAsync(http);
    }

    /// <summary>Says what is missing where the sign-in was too long ago. Whatever else an application forbids is its own to explain.</summary>
    public async Task ForbidAsync(ForbiddenContext context)
    {
        var http = context.HttpContext;
        if (!RecentSignIn.IsMissing(http))
            return;

        // Somebody whom another scheme knows, and ours doesn't.
        if (!OwnClaims.AreThere(http.User))
            await http.ChallengeAsync(BearerScheme.Name);
        else if (redirect is null || !await redirect.TryRedirectAsync(http, again: true))
            await new Problem(LoginError.SignInAgain).ExecuteAsync(http);
    }

    /// <summary>Goes on as the framework's handler does once it has validated a token, so that an application's own event runs for each request.</summary>
    private static async Task ActAsValidatedAsync(MessageReceivedContext context, TokenMemory.Entry validated)
    {
        var inner = new TokenValidatedContext(context.HttpContext, context.Scheme, context.Options)
        {
            Principal = validated.NewPrincipal(),
            SecurityToken = validated.Token,
        };
        inner.Properties.ExpiresUtc = validated.Token.ValidTo;
        if (context.Options.SaveToken)
            inner.Properties.StoreTokens([new AuthenticationToken { Name = "access_token", Value = validated.Token.EncodedToken }]);

        await context.Options.Events.TokenValidated(inner);
        if (inner.Result is { Failure: { } failure })
        {
            context.Fail(failure);
            return;
        }

        if (inner.Result is { None: true })
        {
            context.NoResult();
            return;
        }

        context.Principal = inner.Principal;
        context.Properties = inner.Properties;
        context.Success();
    }

    private async Task CheckSessionAsync(TokenValidatedContext context)
    {
        if (!SessionId.TryParse(context.Principal?.FindFirst(TokenSettings.SessionClaim)?.Value, out var sessionId)
            || !UserId.TryParse(context.Principal.FindFirst("sub")?.Value, out var userId))
        {
            context.Fail("The token names no session.");
            return;
        }

        try
        {
            if (!await sessions.IsLiveAsync(sessionId, userId, context.HttpContext.RequestAborted))
                context.Fail("The session or its user is gone.");
        }
        catch (StoreException exception)
        {
            FailForStore(context, exception);
        }
    }

    // Nobody is let in, and nobody is told to sign in again either: a client would throw its good token away.
    private void FailForStore(ResultContext<JwtBearerOptions> context, StoreException exception)
    {
        Log.StoreFailed(logger, exception);
        context.HttpContext.Items[StoreFailed] = true;
        context.Fail("The session could not be checked.");
    }
}
