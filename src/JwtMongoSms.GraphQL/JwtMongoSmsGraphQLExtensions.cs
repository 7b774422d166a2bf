using System.Text.Encodings.Web;
using GraphQL;
using GraphQL.DI;
using GraphQL.Types;
using JwtMongoSms;
using JwtMongoSms.GraphQL;
using JwtMongoSms.GraphQL.Authorization;
using JwtMongoSms.GraphQL.Errors;
using JwtMongoSms.GraphQL.Fields;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds phone-number sign-in to GraphQL.</summary>
public static class JwtMongoSmsGraphQLExtensions
{
    /// <summary>
    /// Adds a schema that has sign-in and nothing else, for an application without one. <c>MapJwtMongoSmsGraphQL</c> of the package
    /// <c>JwtMongoSms.GraphQL.Server</c> serves it.
    /// </summary>
    /// <param name="builder">The application's builder.</param>
    /// <param name="configure">Changes what the schema contains.</param>
    /// <returns>The same builder.</returns>
    public static TBuilder AddJwtMongoSmsGraphQL<TBuilder>(this TBuilder builder, Action<SignInSchemaOptions>? configure = null)
        where TBuilder : IHostApplicationBuilder
    {
        // Responses are never HTML, so "+" needs no escape and phone numbers stay readable.
        builder.Services.AddGraphQL(graphQL => graphQL
            .AddSchema(provider => new Schema(provider))
            .AddSystemTextJson(json => json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping)
            .AddJwtMongoSms(configure));
        return builder;
    }

    /// <summary>
    /// Adds sign-in to the application's schema, made of classes, of graph types or of SDL. Call it after the schema was added. Errors of
    /// the whole schema are masked from then on, unless they are <c>ExecutionError</c>s.
    /// </summary>
    /// <param name="builder">GraphQL.NET's builder.</param>
    /// <param name="configure">Resolves clashes with the application's own types and fields.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">No schema was added before.</exception>
    public static IGraphQLBuilder AddJwtMongoSms(this IGraphQLBuilder builder, Action<SignInSchemaOptions>? configure = null)
    {
        var services = ServicesOf(builder);
        if (configure is not null)
            services.Configure(configure);

        SchemaJoin.Register(services);
        AuthorizationStep.Register(services);
        services.TryAddSingleton<UnhandledErrors>();
        return builder
            .AddValidationRule<OneSignInMutation>()
            .AddErrorInfoProvider<MaskedErrors>()
            .ConfigureExecutionOptions(UnhandledErrors.Configure);
    }

    // GraphQL.NET's builder for this container is itself a service collection.
    private static IServiceCollection ServicesOf(IGraphQLBuilder builder) => builder as IServiceCollection
        ?? throw new InvalidOperationException(
            "AddJwtMongoSms needs the builder of services.AddGraphQL, of the package GraphQL.MicrosoftDI.");
}
