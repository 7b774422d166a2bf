using GraphQL;
using GraphQL.DI;
using GraphQL.Validation;

namespace JwtMongoSms.GraphQL.Authorization;

/// <summary>Adds <see cref="AuthorizationRule"/> to every execution of the container's executer.</summary>
internal sealed class AuthorizationStep : IConfigureExecution
{
    private static readonly IValidationRule[] Rule = [new AuthorizationRule()];

    // The last step before GraphQL.NET's own: no later one can remove the rule.
    public float SortOrder => float.MaxValue;

    public Task<ExecutionResult> ExecuteAsync(ExecutionOptions options, ExecutionDelegate next)
    {
        options.ValidationRules = [.. options.ValidationRules ?? DocumentValidator.CoreRules, .. Rule];
        return next(options);
    }
}
