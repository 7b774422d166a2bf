using GraphQL.Validation;
using GraphQLParser.AST;
using JwtMongoSms.GraphQL.Authorization;

namespace JwtMongoSms.GraphQL.Server.Documents;

/// <summary>
/// Requires that fields with one response name are the same field. Unlike GraphQL.NET's rule it doesn't compare every pair: a document of
/// 9 kB cost seconds that way.
/// </summary>
internal sealed class MergeableFieldsRule(int maxFields, int maxDepth) : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        var fragments = new Fragments(context.Document);
        return ValueTask.FromResult<INodeVisitor?>(new MatchingNodeVisitor<GraphQLOperationDefinition>((operation, validation) =>
        {
            var comparison = new FieldComparison(validation, fragments, maxFields, maxDepth);
            if (comparison.FindConflict(operation) is { } conflict)
                validation.ReportError(conflict);
        }));
    }
}
