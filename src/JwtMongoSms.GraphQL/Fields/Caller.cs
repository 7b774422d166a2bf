using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.GraphQL.Errors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.GraphQL.Fields;

/// <summary>Who asks for a field.</summary>
internal static class Caller
{
    /// <returns><see langword="null"/> when the request doesn't say. A token that isn't good is an error: its client has to refresh it.</returns>
    public static async Task<CurrentUser?> FindAsync(HttpContext http)
    {
        var currentUser = await RequestUser.AuthenticateAsync(http);
        if (currentUser.IsSignedIn)
            return currentUser;

        if (BearerChecks.HasStoreFailed(http))
            throw LoginFailure.Of(http.RequestServices, SignInError.StoreUnavailable);

        return (await http.AuthenticateAsync(JwtMongoSmsDefaults.AuthenticationScheme)).Failure is null ? null : throw LoginFailure.Of(http.RequestServices, SignInError.TokenInvalid);
    }

    public static async Task<CurrentUser> GetAsync(HttpContext http)
        => await FindAsync(http) ?? throw LoginFailure.Of(http.RequestServices, SignInError.TokenInvalid);
}
