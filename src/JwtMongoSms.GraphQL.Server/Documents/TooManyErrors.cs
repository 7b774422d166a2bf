using GraphQL;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace JwtMongoSms.GraphQL.Server.Documents;

/// <summary>Ends a validation that has found enough: each error costs a walk through the document.</summary>
internal sealed class TooManyErrors(IEnumerable<ExecutionError> found) : ExecutionError("The document has too many errors.")
{
    /// <summary>The maximum number of errors that a response reports.</summary>
    public const int Max = 20;

    /// <summary>Gets the errors, of which none has stopped the validation by itself.</summary>
    public IReadOnlyList<ExecutionError> Found { get; } = [.. found.Take(Max)];

    /// <summary>Leaves only the first errors in the result of a document that was not executed.</summary>
    public static void Unwrap(ExecutionResult result)
    {
        if (result.Executed || result.Errors is not { } errors)
            return;

        var found = errors.OfType<TooManyErrors>().FirstOrDefault()?.Found ?? [.. errors.Take(Max)];
        result.Errors = [];
        result.Errors.AddRange(found);
    }

    /// <summary>Stops the validation at the maximum, and when the client has disconnected. It stands before the other rules.</summary>
    public sealed class Rule : ValidationRuleBase, INodeVisitor
    {
        public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
            => ValueTask.FromResult<INodeVisitor?>(this);

        public ValueTask EnterAsync(ASTNode node, ValidationContext context)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            return context.Errors.Count() < Max ? default : throw new TooManyErrors(context.Errors);
        }

        public ValueTask LeaveAsync(ASTNode node, ValidationContext context) => default;
    }
}
