using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using JwtMongoSms.GraphQL.Errors.Internal;
using JwtMongoSms.Login;

namespace JwtMongoSms.GraphQL.Rules.Internal;

/// <summary>
/// One login mutation a document. Aliases would make a thousand guesses of one request otherwise, past everything that counts requests. It counts what stands there, whatever
/// @skip and @include say, in every operation, and refuses the document before any of it is executed.
/// </summary>
internal sealed class OneLoginMutation : ValidationRuleBase
{
    public const string Mark = "JwtMongoSms.LoginMutation";

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        if (context.Schema.Mutation is { } mutation && new Count(context.Document, mutation).IsBeyondOne())
        {
            context.ReportError(new ValidationError("A document has one login mutation at most. Send the next one with a request of its own, once this one is answered.")
            {
                Code = LoginFailure.CodeOf(LoginError.RequestInvalid),
            });
        }

        return default;
    }

    private sealed class Count(GraphQLDocument document, IObjectGraphType mutation)
    {
        // Fragments that spread fragments twice would take for ever if each were counted anew.
        private readonly Dictionary<string, int> counted = [];

        public bool IsBeyondOne() => document.Definitions.OfType<GraphQLOperationDefinition>()
            .Where(operation => operation.Operation == OperationType.Mutation)
            .Aggregate(0, (count, operation) => Sum(count, Of(operation.SelectionSet))) > 1;

        private int Of(GraphQLSelectionSet selections) => selections.Selections.Aggregate(0, (count, selection) => Sum(count, selection switch
        {
            GraphQLField field => mutation.GetField(field.Name)?.HasMetadata(Mark) == true ? 1 : 0,
            GraphQLInlineFragment fragment => Of(fragment.SelectionSet),
            GraphQLFragmentSpread spread => OfFragment(spread.FragmentName.Name.StringValue),
            _ => 0,
        }));

        private int OfFragment(string name)
        {
            if (counted.TryGetValue(name, out var known))
                return known;

            // A fragment within itself is refused by another rule; it must only not keep this one busy.
            counted[name] = 0;
            var fragment = document.Definitions.OfType<GraphQLFragmentDefinition>().FirstOrDefault(fragment => fragment.FragmentName.Name == name);
            return counted[name] = fragment is null ? 0 : Of(fragment.SelectionSet);
        }

        // More than one is all that matters.
        private static int Sum(int count, int more) => Math.Min(count + more, 2);
    }
}
