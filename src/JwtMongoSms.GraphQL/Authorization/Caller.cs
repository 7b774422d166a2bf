using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.GraphQL.Errors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.GraphQL.Authorization;

/// <summary>Identifies the client of a request by its credentials.</summary>
internal sealed class Caller
{
    private Caller(CurrentUser? user) => User = user;

    /// <summary>Gets the signed-in user; <see langword="null"/> without valid credentials.</summary>
    public CurrentUser? User { get; }

    /// <summary>Gets why the store could not check the credentials, so that the user is unknown; else <see langword="null"/>.</summary>
    public StoreException? StoreFailure { get; private init; }

    /// <summary>Whether there is an invalid token, a cookie without the header that it needs, or a second Authorization header.</summary>
    public bool HasInvalidCredentials { get; private init; }

    public static async Task<Caller> AuthenticateAsync(HttpContext http)
    {
        var currentUser = await RequestUser.AuthenticateAsync(http);
        if (currentUser.IsSignedIn)
            return new Caller(currentUser) { StoreFailure = JwtMongoSmsAuthenticationHandler.FindStoreFailure(http) };

        var hasFailed = (await http.AuthenticateAsync(JwtMongoSmsDefaults.AuthenticationScheme)).Failure is not null;
        return new Caller(user: null)
        {
            StoreFailure = JwtMongoSmsAuthenticationHandler.FindStoreFailure(http),
            HasInvalidCredentials = hasFailed || PresentedToken.DetailOf(http) is not null || http.Request.Headers.Authorization.Count > 1,
        };
    }

    /// <summary>Gets the signed-in user, or <see langword="null"/> for a request without credentials. Invalid ones throw.</summary>
    public static async Task<CurrentUser?> FindUserAsync(HttpContext http)
    {
        var caller = await AuthenticateAsync(http);
        if (caller.User is { } user)
            return user;

        if (caller.StoreFailure is { } exception)
            throw SignInExecutionError.Create(http.RequestServices, SignInError.From(exception));

        return caller.HasInvalidCredentials ? throw SignInExecutionError.Create(http.RequestServices, SignInError.TokenInvalid) : null;
    }

    public static async Task<CurrentUser> GetUserAsync(HttpContext http)
        => await FindUserAsync(http) ?? throw SignInExecutionError.Create(http.RequestServices, SignInError.TokenInvalid);

    /// <summary>Gets the signed-in user, whose session the store has just said is live: for what can't be undone.</summary>
    public static async Task<CurrentUser> GetLiveUserAsync(HttpContext http)
    {
        var user = await GetUserAsync(http);
        return await LiveSession.CheckAsync(http, http.User)
            ? user
            : throw SignInExecutionError.Create(http.RequestServices, SignInError.TokenInvalid);
    }
}
