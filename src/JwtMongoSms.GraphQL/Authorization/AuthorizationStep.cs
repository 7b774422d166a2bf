using GraphQL;
using GraphQL.DI;
using GraphQL.Validation;

namespace JwtMongoSms.GraphQL.Authorization.Internal;

/// <summary>Puts our rule into every execution, whoever starts it: the last step before GraphQL.NET's own, so that nothing behind it takes it out again.</summary>
internal sealed class AuthorizationGate : IConfigureExecution
{
    private static readonly IValidationRule[] Rule = [new AuthorizationRule()];

    public float SortOrder => float.MaxValue;

    public Task<ExecutionResult> ExecuteAsync(ExecutionOptions options, ExecutionDelegate next)
    {
        options.ValidationRules = [.. options.ValidationRules ?? DocumentValidator.CoreRules, .. Rule];
        return next(options);
    }
}
