using JwtMongoSms.AspNetCore.Hosting.Internal;
using JwtMongoSms.GraphQL;
using JwtMongoSms.GraphQL.Authorization.Internal;
using JwtMongoSms.GraphQL.GraphiQL.Internal;
using JwtMongoSms.GraphQL.Http.Internal;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps GraphQL over HTTP.</summary>
public static class GraphQLEndpointExtensions
{
    /// <summary>
    /// Maps GraphQL over HTTP: <c>POST</c> with JSON, and <c>GET</c> for queries. Access tokens and cookies are looked at as on <c>/auth/...</c>, and whoever has none is let
    /// in: the schema's own <c>Authorize</c> says who may read what. In Development a browser that opens the address on the same machine gets GraphiQL.
    /// </summary>
    /// <param name="routes">The application.</param>
    /// <param name="pattern">Where.</param>
    /// <param name="configure">Changes the bounds.</param>
    /// <returns>The endpoint, for conventions such as CORS.</returns>
    /// <exception cref="InvalidOperationException">Nothing was added that holds fields to who is signed in.</exception>
    /// <exception cref="OptionsValidationException">A bound is out of its own bounds.</exception>
    public static IEndpointConventionBuilder MapJwtMongoSmsGraphQL(
        this IEndpointRouteBuilder routes, string pattern = "/graphql", Action<GraphQLEndpointOptions>? configure = null)
    {
        if (routes.ServiceProvider.GetService<AuthorizationGate>() is null)
            throw new InvalidOperationException("Call AddJwtMongoSmsGraphQL before the application is built: without it GraphQL.NET serves fields marked Authorize to anybody.");

        var options = new GraphQLEndpointOptions();
        configure?.Invoke(options);
        if (new EndpointOptionsValidator().Validate("MapJwtMongoSmsGraphQL", options) is { Failed: true, Failures: var failures })
            throw new OptionsValidationException("MapJwtMongoSmsGraphQL", typeof(GraphQLEndpointOptions), failures);

        routes.ServiceProvider.GetRequiredService<HiddenQueries>().Add(pattern);
        var isDevelopment = routes.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment();
        var introspection = options.Introspection ?? isDevelopment;
        var graphiQL = isDevelopment && introspection;
        if (graphiQL)
            GraphiQLPage.Map(routes, pattern);

        var endpoint = new GraphQLEndpoint(options, introspection, graphiQL);
        return routes.Map(pattern, new RequestDelegate(endpoint.HandleAsync))
            .AllowAnonymous()
            .WithDisplayName("GraphQL")
            .ExcludeFromDescription();
    }
}
