using System.Security.Claims;
using GraphQL;
using GraphQL.Types;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JwtMongoSms.GraphQL.Authorization.Internal;

/// <summary>Stops the start of an application whose schema is guarded in name only.</summary>
internal sealed class AuthorizationStartCheck(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (services.GetService<ISchema>() is not { } schema)
            return;

        schema.Initialize();
        var guarded = GuardedSchemas.Things(schema).ToList();
        if (guarded.Count == 0)
            return;

        await CheckPoliciesAsync(services.GetRequiredService<IAuthorizationPolicyProvider>(), guarded);
        await CheckRuleAsync(services, guarded[0].Name, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task CheckPoliciesAsync(IAuthorizationPolicyProvider policies, List<(string Name, IMetadataReader Thing)> guarded)
    {
        foreach (var (name, thing) in guarded)
        {
            foreach (var policy in thing.GetPolicies() ?? [])
            {
                if (await policies.GetPolicyAsync(policy) is null)
                    throw new InvalidOperationException($"The GraphQL schema guards {name} by the policy \"{policy}\", which AddAuthorization doesn't know.");
            }
        }
    }

    // Asked, and not looked up: an application may bring an executer of its own, or take ours out of it.
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
                $"The GraphQL schema marks {guarded} with Authorize, and the application's IDocumentExecuter serves such fields to anybody: it leaves out what AddJwtMongoSmsGraphQL has added. "
                + "Use GraphQL.NET's DocumentExecuter from the container, or one that runs every IConfigureExecution.");
    }
}
