using GraphQL;
using GraphQL.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.GraphQL.Authorization;

/// <summary>Rejects an operation that selects an element its sender may not have, before any of it is executed.</summary>
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
