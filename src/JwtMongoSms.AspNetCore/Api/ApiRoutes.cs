using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.AspNetCore.Http;
using Microsoft.AspNetCore.Authorization;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary>What the routes of the API have in common.</summary>
internal static class ApiRoutes
{
    private const string ProblemJson = "application/problem+json";

    /// <summary>Creates the group of all routes: a store that can't answer is a 503, and no response is cached.</summary>
    public static RouteGroupBuilder MapApiGroup(this IEndpointRouteBuilder routes)
        => routes.MapGroup("").WithTags("Sign-in").AddEndpointFilter<RouteGroupBuilder, StoreFailureFilter>();

    /// <summary>Describes a route. Its name gets a prefix, so that it differs from all names of the application's routes.</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder route, string name, string summary)
        => route.WithName("JwtMongoSms." + name).WithSummary(summary);

    /// <summary>Says that every caller may use a route, in an application whose fallback policy asks for a signed-in user too.</summary>
    public static RouteHandlerBuilder ForEveryone(this RouteHandlerBuilder route) => route.AllowAnonymous();

    /// <summary>Says that a route is for the signed-in user.</summary>
    public static RouteHandlerBuilder ForSignedIn(this RouteHandlerBuilder route, IEndpointRouteBuilder routes)
    {
        var scheme = routes.ServiceProvider.GetRequiredService<SignInScheme>().Name;
        return route.RequireAuthorization(new AuthorizationPolicyBuilder(scheme).RequireAuthenticatedUser().Build());
    }

    /// <summary>Says which statuses a route answers with a problem.</summary>
    public static RouteHandlerBuilder Fails(this RouteHandlerBuilder route, params ReadOnlySpan<int> statusCodes)
    {
        foreach (var statusCode in statusCodes)
            route.Produces<ProblemBody>(statusCode, ProblemJson);

        return route;
    }
}
