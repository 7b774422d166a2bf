using GraphQL;
using GraphQL.Types;
using JwtMongoSms.GraphQL.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.GraphQL.Tests.Authorization;

/// <summary>GraphQL.NET's own executer with our rule, and no HTTP around it.</summary>
internal sealed class Ruled : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public Ruled(Action<IServiceCollection>? configure = null)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddGraphQL(_ => { });
        AuthorizationStep.Register(collection);
        collection.AddAuthorization(options
            => options.AddPolicy("adult", policy => policy.RequireAuthenticatedUser().RequireClaim("age", "18")));
        configure?.Invoke(collection);
        services = collection.BuildServiceProvider();
    }

    public async Task<ExecutionResult> ExecuteAsync(
        ISchema schema, string query, Reader reader, Dictionary<string, object?>? variables = null, Action<ExecutionOptions>? change = null)
    {
        await using var scope = services.CreateAsyncScope();
        var options = new ExecutionOptions
        {
            Schema = schema,
            Query = query,
            OperationName = query.Contains("query Read", StringComparison.Ordinal) ? "Read" : null,
            Variables = new Inputs(variables ?? []),
            User = reader.Principal,
            RequestServices = scope.ServiceProvider,
        };
        change?.Invoke(options);
        return await scope.ServiceProvider.GetRequiredService<IDocumentExecuter>().ExecuteAsync(options);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
