using JwtMongoSms;
using JwtMongoSms.AspNetCore;
using JwtMongoSms.AspNetCore.Api;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the routes of phone-number sign-in.</summary>
public static class ApiEndpointExtensions
{
    /// <summary>Maps <c>/auth/...</c>: codes, tokens, sessions and the user's own account.</summary>
    /// <param name="routes">The application, or a group of its routes.</param>
    /// <returns>All that was mapped, for conventions such as CORS and rate limiting.</returns>
    /// <exception cref="InvalidOperationException">
    /// The API is mapped already, or the application has several authentication schemes and no default.
    /// </exception>
    public static IEndpointConventionBuilder MapJwtMongoSmsApi(this IEndpointRouteBuilder routes)
    {
        MappedParts.Add(routes, "MapJwtMongoSmsApi()");
        var allowDeletion = routes.ServiceProvider.GetRequiredService<IOptions<UserOptions>>().Value.AllowDeletion;
        var group = routes.MapApiGroup();
        SendCodeEndpoint.Map(group);
        CodeStatusEndpoint.Map(group);
        VerifyCodeEndpoint.Map(group);
        RefreshEndpoint.Map(group);
        MeEndpoint.Map(group, allowDeletion);
        if (allowDeletion)
            DeleteUserEndpoint.Map(group);

        SendPhoneNumberCodeEndpoint.Map(group);
        ChangePhoneNumberEndpoint.Map(group);
        SignOutEndpoint.Map(group);
        SignOutEverywhereEndpoint.Map(group);
        ListSessionsEndpoint.Map(group);
        EndSessionEndpoint.Map(group);
        return group;
    }

    /// <summary>
    /// Maps <c>/.well-known/jwks.json</c>, the public keys of access tokens. Call it on the application: other services look at the root.
    /// </summary>
    /// <param name="routes">The application.</param>
    /// <returns>What was mapped, for conventions.</returns>
    /// <exception cref="InvalidOperationException">The keys are mapped already.</exception>
    public static IEndpointConventionBuilder MapJwtMongoSmsKeys(this IEndpointRouteBuilder routes)
    {
        MappedParts.Add(routes, "MapJwtMongoSmsKeys()");
        var group = routes.MapApiGroup();
        KeysEndpoint.Map(group);
        return group;
    }
}
