using JwtMongoSms.AspNetCore.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary>The routes, each with what it takes and answers.</summary>
internal static class ApiEndpoints
{
    private const string Json = "application/json";
    private const string ProblemJson = "application/problem+json";

    private static readonly AuthorizationPolicy SignedIn
        = new AuthorizationPolicyBuilder(JwtMongoSmsDefaults.AuthenticationScheme).RequireAuthenticatedUser().Build();

    // What is open says so: an application whose fallback policy wants everybody signed in still needs people to be able to sign in.
    public static RouteGroupBuilder MapApiEndpoints(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").WithTags("Sign-in");
        group.AddEndpointFilter(new StoreFailureFilter(routes.ServiceProvider.GetRequiredService<ILogger<StoreFailureFilter>>()));

        group.Post<SendCodeRequest>("/auth/code", SendCodeEndpoint.HandleAsync, "SendCode", "Sends a code, or sends it again.")
            .AllowAnonymous()
            .Produces<SendCodeResponse>(StatusCodes.Status202Accepted)
            .Fails(StatusCodes.Status400BadRequest, StatusCodes.Status429TooManyRequests, StatusCodes.Status503ServiceUnavailable);

        group.Get("/auth/code/{challengeId}", DeliveryStatusEndpoint.HandleAsync, "GetDelivery", "Tells what became of the last send.")
            .AllowAnonymous()
            .Produces<DeliveryStatusResponse>()
            .Fails(StatusCodes.Status400BadRequest, StatusCodes.Status503ServiceUnavailable);

        group.Post<VerifyCodeRequest>("/auth/token", VerifyCodeEndpoint.HandleAsync, "VerifyCode", "Checks a code and hands out both tokens.")
            .AllowAnonymous()
            .Produces<TokenResponse>()
            .Fails(StatusCodes.Status400BadRequest, StatusCodes.Status503ServiceUnavailable);

        group.Post<RefreshRequest>("/auth/token/refresh", RefreshEndpoint.HandleAsync, "RefreshToken", "Replaces a refresh token by the next pair of tokens.")
            .AllowAnonymous()
            .Produces<TokenResponse>()
            .Fails(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status503ServiceUnavailable);

        group.MapAccountEndpoints(SignedIn, routes.ServiceProvider.GetRequiredService<IOptions<LoginOptions>>().Value.Users.AllowDeletion);

        group.Post("/auth/sign-out", SignOutEndpoint.HandleAsync, "SignOut", "Ends the session of the refresh token or of the access token.")
            .AllowAnonymous()

            // Said in words: as metadata it would make the framework's routing turn a request without a body away.
            .WithDescription("The body is {\"refreshToken\": \"...\"}; without one, a valid access token says which session.")
            .Produces(StatusCodes.Status204NoContent)
            .Fails(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status503ServiceUnavailable);

        group.Post("/auth/sign-out-everywhere", SignOutEverywhereEndpoint.HandleAsync, "SignOutEverywhere", "Ends all sessions of the person, or all but this one.")
            .RequireAuthorization(SignedIn)
            .WithDescription("The body is {\"exceptCurrent\": true} to stay signed in here; without one, every session ends. Other instances follow within Sessions:RevocationDelay.")
            .Produces(StatusCodes.Status204NoContent)
            .Fails(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status503ServiceUnavailable);

        group.Get("/auth/sessions", ListSessionsEndpoint.HandleAsync, "ListSessions", "Lists where the person is signed in, newest first.")
            .RequireAuthorization(SignedIn)
            .WithDescription("lastUsedAt is when the session's tokens were last refreshed or, before that, when it began; device is null when the client told nothing of itself.")
            .Produces<SessionResponse[]>()
            .Fails(StatusCodes.Status401Unauthorized, StatusCodes.Status503ServiceUnavailable);

        group.Delete("/auth/sessions/{id}", EndSessionEndpoint.HandleAsync, "EndSession", "Ends one of the person's sessions.")
            .RequireAuthorization(SignedIn)
            .Produces(StatusCodes.Status204NoContent)
            .Fails(StatusCodes.Status401Unauthorized, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);

        group.Get("/.well-known/jwks.json", KeySetEndpoint.Handle, "GetKeys", "Publishes the keys that access tokens are checked with.")
            .AllowAnonymous()
            .Produces<KeySetResponse>();

        return group;
    }

    internal static RouteHandlerBuilder Post<TRequest>(this RouteGroupBuilder group, string pattern, Delegate handler, string name, string summary)
        where TRequest : notnull
        => group.Post(pattern, handler, name, summary).Accepts<TRequest>(Json);

    private static RouteHandlerBuilder Post(this RouteGroupBuilder group, string pattern, Delegate handler, string name, string summary)
    {
        group.MapOtherRequests(pattern, HttpMethods.Post);
        return group.MapPost(pattern, handler).WithName(name).WithSummary(summary);
    }

    private static RouteHandlerBuilder Get(this RouteGroupBuilder group, string pattern, Delegate handler, string name, string summary)
    {
        group.MapOtherRequests(pattern, HttpMethods.Get);
        return group.MapGet(pattern, handler).WithName(name).WithSummary(summary);
    }

    private static RouteHandlerBuilder Delete(this RouteGroupBuilder group, string pattern, Delegate handler, string name, string summary)
    {
        group.MapOtherRequests(pattern, HttpMethods.Delete);
        return group.MapDelete(pattern, handler).WithName(name).WithSummary(summary);
    }

    internal static RouteHandlerBuilder Fails(this RouteHandlerBuilder builder, params int[] statusCodes)
    {
        foreach (var statusCode in statusCodes)
            builder.Produces<ProblemBody>(statusCode, ProblemJson);

        return builder;
    }
}
