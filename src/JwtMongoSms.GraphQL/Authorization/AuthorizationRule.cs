using GraphQL;
using GraphQL.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.GraphQL.Authorization.Internal;

/// <summary>Refuses an operation that asks for anything its sender may not have, before any of it is executed.</summary>
internal sealed class AuthorizationRule : ValidationRuleBase
{
    // Variables are known by now, and with them what @skip and @include leave out. An operation that is not executed asks for nothing.
    public override async ValueTask<INodeVisitor?> GetPostNodeVisitorAsync(ValidationContext context)
    {
        if (context.HasErrors || !GuardedSchemas.IsGuarded(context.Schema))
            return null;

        var asked = new AskedThings(context);
        asked.Visit();
        var services = context.RequestServices ?? throw new MissingRequestServicesException();
        foreach (var (thing, places) in asked.Guarded)
        {
            if (await services.GetRequiredService<Permissions>().RefuseAsync(context.User, thing, context.CancellationToken) is not { } refusal)
                continue;

            // The first says enough: what else is guarded is nobody's business.
            context.ReportError(new ValidationError(context.Document.Source, number: null, refusal.Message, [.. places]) { Code = refusal.Code });
            return null;
        }

        return null;
    }
}
