using System.Text.Encodings.Web;
using GraphQL;
using GraphQL.DI;
using JwtMongoSms;
using JwtMongoSms.GraphQL.Authorization;
using JwtMongoSms.GraphQL.Errors;
using JwtMongoSms.GraphQL.Rules;
using JwtMongoSms.GraphQL.Schemas;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds phone-number sign-in to GraphQL.</summary>
public static class JwtMongoSmsGraphQLExtensions
{
    /// <summary>Adds a schema that has signing in and nothing else, for an application without one. <c>MapJwtMongoSmsGraphQL</c> serves it.</summary>
    /// <param name="builder">The application's builder.</param>
    /// <param name="configure">Changes what stands in the schema.</param>
    /// <returns>The same builder.</returns>
    public static TBuilder AddJwtMongoSmsGraphQL<TBuilder>(this TBuilder builder, Action<LoginSchemaOptions>? configure = null)
        where TBuilder : IHostApplicationBuilder
    {
        // Our answers are never HTML: "+" may stay "+", so that people can read the numbers in them.
        builder.Services.AddGraphQL(graphQL => graphQL
            .AddSchema(provider => new LoginSchema(provider))
            .AddSystemTextJson(json => json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping)
            .AddJwtMongoSms(configure));
        return builder;
    }

    /// <summary>
    /// Adds signing in to the application's schema, whatever it is made with: a class of its own, <c>AddAutoSchema</c> or SDL. Called after the schema was added. Errors of
    /// the whole schema are masked from then on, unless they are <c>ExecutionError</c>s.
    /// </summary>
    /// <param name="builder">GraphQL.NET's builder.</param>
    /// <param name="configure">Settles what clashes with the application's own types and fields.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">There is no schema yet.</exception>
    public static IGraphQLBuilder AddJwtMongoSms(this IGraphQLBuilder builder, Action<LoginSchemaOptions>? configure = null)
    {
        var options = new LoginSchemaOptions();
        configure?.Invoke(options);
        var services = ServicesOf(builder);
        SchemaJoin.Register(services, options);
        services.AddGraphQLAuthorization();
        services.TryAddSingleton<UnhandledErrors>();
        return builder
            .AddValidationRule<OneLoginMutation>()
            .AddErrorInfoProvider<MaskedErrors>()
            .ConfigureExecutionOptions(UnhandledErrors.Configure);
    }

    // GraphQL.NET's builder for this container is the application's service collection as well.
    private static IServiceCollection ServicesOf(IGraphQLBuilder builder) => builder as IServiceCollection
        ?? throw new InvalidOperationException("AddJwtMongoSms takes the builder of services.AddGraphQL, of the package GraphQL.MicrosoftDI.");
}
