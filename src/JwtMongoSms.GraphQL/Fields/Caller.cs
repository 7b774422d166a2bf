using JwtMongoSms.AspNetCore;
using JwtMongoSms.AspNetCore.Tokens;
using JwtMongoSms.AspNetCore.Tokens.Internal;
using JwtMongoSms.GraphQL.Errors.Internal;
using JwtMongoSms.Login;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.GraphQL.Fields.Internal;

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
            throw LoginFailure.Of(http.RequestServices, LoginError.StoreUnavailable);

        return (await http.AuthenticateAsync(BearerScheme.Name)).Failure is null ? null : throw LoginFailure.Of(http.RequestServices, LoginError.TokenInvalid);
    }

    public static async Task<CurrentUser> GetAsync(HttpContext http)
        => await FindAsync(http) ?? throw LoginFailure.Of(http.RequestServices, LoginError.TokenInvalid);
}
