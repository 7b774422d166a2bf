using GraphQL;
using GraphQL.DI;
using GraphQL.Validation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JwtMongoSms.GraphQL.Authorization;

/// <summary>Rejects an operation that selects an element that the user may not read, before any of it is executed.</summary>
internal sealed class AuthorizationRule : ValidationRuleBase
{
    // After validation the variables are known, and with them what @skip and @include leave out.
    public override async ValueTask<INodeVisitor?> GetPostNodeVisitorAsync(ValidationContext context)
    {
        if (context.HasErrors || !SchemaElements.HasGuarded(context.Schema))
            return null;

        var services = context.RequestServices ?? throw new MissingRequestServicesException();
        foreach (var (element, nodes) in new SelectedElements(context).CollectGuarded())
        {
            var access = services.GetRequiredService<ElementAccess>();
            if (await access.FindDenialAsync(context.User, element, context.CancellationToken) is not { } denial)
                continue;

            // One error: a list of all denied elements would show an attacker how the schema is guarded.
            var error = new ValidationError(context.Document.Source, number: null, denial.Message, [.. nodes]) { Code = denial.Code };
            context.ReportError(error);
            return null;
        }

        return null;
    }
}

/// <summary>Adds <see cref="AuthorizationRule"/> to every execution of the container's executer.</summary>
internal sealed class AuthorizationStep : IConfigureExecution
{
    private static readonly AuthorizationRule Rule = new();

    // The last step before GraphQL.NET's own: no later one can remove the rule.
    public float SortOrder => float.MaxValue;

    public static void Register(IServiceCollection services)
    {
        services.AddAuthorization();
        services.AddHttpContextAccessor();
        services.TryAddSingleton<AuthorizationStep>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureExecution, AuthorizationStep>(
            provider => provider.GetRequiredService<AuthorizationStep>()));
        services.TryAddScoped<ElementAccess>();
        services.AddHostedService<AuthorizationStartCheck>();
    }

    public Task<ExecutionResult> ExecuteAsync(ExecutionOptions options, ExecutionDelegate next)
    {
        options.ValidationRules = [.. options.ValidationRules ?? DocumentValidator.CoreRules, Rule];
        return next(options);
    }
}
