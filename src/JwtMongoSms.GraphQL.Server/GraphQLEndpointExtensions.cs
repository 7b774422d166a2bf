using JwtMongoSms;
using JwtMongoSms.GraphQL.Authorization;
using JwtMongoSms.GraphQL.Server.GraphiQL;
using JwtMongoSms.GraphQL.Server.Http;
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
    /// Maps GraphQL over HTTP: <c>POST</c> with JSON. It reads access tokens and cookies as <c>/auth/...</c> does, and requires none: the
    /// schema's <c>Authorize</c> marks decide who may read what. In Development a browser on the same machine gets GraphiQL.
    /// </summary>
    /// <param name="routes">The application.</param>
    /// <param name="pattern">The route of the endpoint.</param>
    /// <param name="configure">Changes the limits of this endpoint.</param>
    /// <returns>The endpoint and GraphiQL's files, for conventions such as CORS.</returns>
    /// <exception cref="InvalidOperationException">Nothing was added that authorizes schema elements.</exception>
    /// <exception cref="OptionsValidationException">A limit is out of its bounds.</exception>
    public static IEndpointConventionBuilder MapJwtMongoSmsGraphQL(
        this IEndpointRouteBuilder routes, string pattern = "/graphql", Action<GraphQLEndpointOptions>? configure = null)
    {
        var services = routes.ServiceProvider;
        if (services.GetService<AuthorizationStep>() is null)
            throw new InvalidOperationException(
                "MapJwtMongoSmsGraphQL needs AddJwtMongoSmsGraphQL before the application is built: "
                + "without it GraphQL.NET executes fields marked Authorize for everyone.");

        var options = CreateOptions(services, configure);
        var isDevelopment = services.GetRequiredService<IHostEnvironment>().IsDevelopment();
        var allowsIntrospection = options.Introspection ?? isDevelopment;
        var showsGraphiQL = isDevelopment && allowsIntrospection;

        var group = routes.MapGroup(pattern);
        var endpoint = new GraphQLEndpoint(options, allowsIntrospection, showsGraphiQL);
        group.Map("", new RequestDelegate(endpoint.HandleAsync)).WithDisplayName("GraphQL");
        if (showsGraphiQL)
            GraphiQLPage.MapFiles(group);

        return group.AllowAnonymous().ExcludeFromDescription();
    }

    private static GraphQLEndpointOptions CreateOptions(IServiceProvider services, Action<GraphQLEndpointOptions>? configure)
    {
        // Not IOptions.Value: an application may map two endpoints with different limits.
        var options = services.GetRequiredService<IOptionsFactory<GraphQLEndpointOptions>>().Create(Options.DefaultName);
        configure?.Invoke(options);
        var validation = new GraphQLEndpointOptionsValidator().Validate(nameof(MapJwtMongoSmsGraphQL), options);
        if (validation.Failed)
            throw new OptionsValidationException(nameof(MapJwtMongoSmsGraphQL), typeof(GraphQLEndpointOptions), validation.Failures);

        return options;
    }
}
