using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using JwtMongoSms.GraphQL.Authorization;
using JwtMongoSms.GraphQL.Errors;

namespace JwtMongoSms.GraphQL.Fields;

/// <summary>Allows one of our mutations a document: with aliases, one request could otherwise submit a thousand codes.</summary>
internal sealed class OneSignInMutation : ValidationRuleBase
{
    /// <summary>The metadata that marks a field as a sign-in mutation.</summary>
    public const string Mark = "JwtMongoSms.SignInMutation";

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        if (context.Schema.Mutation is { } mutation && new Count(context.Document, mutation).IsOverOne())
        {
            context.ReportError(new ValidationError("A document has at most one sign-in mutation. Send the next one in another request.")
            {
                Code = ErrorCodes.From(SignInError.RequestInvalid),
            });
        }

        return default;
    }

    // Counts every operation and ignores @skip and @include: variables may change what they leave out.
    private sealed class Count(GraphQLDocument document, IObjectGraphType mutation)
    {
        private readonly Fragments fragments = new(document);

        // Each fragment is counted once: fragments that spread each other twice unfold to more than can be counted.
        private readonly Dictionary<GraphQLFragmentDefinition, int> counted = [];

        public bool IsOverOne() => document.Definitions.OfType<GraphQLOperationDefinition>()
            .Where(operation => operation.Operation == OperationType.Mutation)
            .Aggregate(0, (count, operation) => Add(count, In(operation.SelectionSet))) > 1;

        private int In(GraphQLSelectionSet set) => set.Selections.Aggregate(0, (count, selection) => Add(count, selection switch
        {
            GraphQLField field => mutation.GetField(field.Name)?.HasMetadata(Mark) == true ? 1 : 0,
            GraphQLInlineFragment inline => In(inline.SelectionSet),
            GraphQLFragmentSpread spread when fragments.Find(spread) is { } fragment => In(fragment),
            _ => 0,
        }));

        private int In(GraphQLFragmentDefinition fragment)
        {
            if (counted.TryGetValue(fragment, out var known))
                return known;

            // Ends the recursion of a fragment that spreads itself, which another rule rejects.
            counted[fragment] = 0;
            return counted[fragment] = In(fragment.SelectionSet);
        }

        private static int Add(int count, int more) => Math.Min(count + more, 2);
    }
}
