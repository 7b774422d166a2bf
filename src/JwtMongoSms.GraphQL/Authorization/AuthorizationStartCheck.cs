using System.Security.Claims;
using GraphQL;
using GraphQL.Types;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JwtMongoSms.GraphQL.Authorization;

/// <summary>Stops the start of an application whose guarded schema is not enforced.</summary>
internal sealed class AuthorizationStartCheck(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (services.GetService<ISchema>() is not { } schema)
            return;

        schema.Initialize();
        var guarded = SchemaElements.FindGuarded(schema).ToList();
        if (guarded.Count == 0)
            return;

        await CheckPoliciesAsync(services.GetRequiredService<IAuthorizationPolicyProvider>(), guarded);
        await CheckRuleAsync(services, guarded[0].Name, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task CheckPoliciesAsync(
        IAuthorizationPolicyProvider policies, List<(string Name, IMetadataReader Element)> guarded)
    {
        foreach (var (name, element) in guarded)
        {
            foreach (var policy in element.GetPolicies() ?? [])
            {
                if (await policies.GetPolicyAsync(policy) is null)
                    throw new InvalidOperationException(
                        $"The GraphQL schema guards {name} with the policy \"{policy}\", which does not exist. "
                        + "Add it with AddAuthorization.");
            }
        }
    }

    // Executes a query, because an application's own executer may leave the rule out although it is registered.
    private static async Task CheckRuleAsync(IServiceProvider services, string guarded, CancellationToken cancellationToken)
    {
        if (services.GetService<IDocumentExecuter>() is not { } executer)
            return;

        var query = new ObjectGraphType { Name = "Query" };
        query.Field<BooleanGraphType>("guarded").Authorize().Resolve(_ => true);
        using var schema = new Schema { Query = query };
        var result = await executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Query = "{ guarded }",
            User = new ClaimsPrincipal(),
            RequestServices = services,
            CancellationToken = cancellationToken,
        });
        if (result.Executed)
            throw new InvalidOperationException(
                $"The GraphQL schema guards {guarded}, but the application's IDocumentExecuter executes guarded fields for everyone: "
                + "it leaves out the rule that AddJwtMongoSmsGraphQL adds. "
                + "Use GraphQL.NET's DocumentExecuter from the container, or one that runs every IConfigureExecution.");
    }
}
