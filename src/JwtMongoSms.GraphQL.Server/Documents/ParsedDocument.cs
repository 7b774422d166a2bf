using GraphQL;
using GraphQL.Execution;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace JwtMongoSms.GraphQL.Server.Documents;

/// <summary>A parsed document within its limits, or what is wrong with it.</summary>
internal sealed class ParsedDocument
{
    public GraphQLDocument? Document { get; private init; }

    /// <summary>Whether the document was executed before, and so is valid.</summary>
    public bool IsCached { get; private init; }

    /// <summary>Gets the syntax error, if there is one.</summary>
    public ExecutionError? Error { get; private init; }

    /// <summary>Gets the sentence that names the exceeded limit, if one is exceeded.</summary>
    public string? Excess { get; private init; }

    public static ParsedDocument FromCache(GraphQLDocument document) => new() { Document = document, IsCached = true };

    public static ParsedDocument Parse(string text, IDocumentBuilder builder, int maxDepth, int maxFields)
    {
        try
        {
            var document = builder.Build(text);
            return new DocumentBounds(document, maxDepth, maxFields).FindExcess() is { } excess
                ? new ParsedDocument { Excess = excess }
                : new ParsedDocument { Document = document };
        }
        catch (ExecutionError error)
        {
            return new ParsedDocument { Error = error };
        }
        catch (GraphQLMaxDepthExceededException)
        {
            return new ParsedDocument { Excess = DocumentBounds.DescribeDepth(maxDepth) };
        }
    }

    /// <summary>
    /// Finds the operation to execute; <see langword="null"/> where GraphQL.NET reports that there is none, or more than one.
    /// </summary>
    public GraphQLOperationDefinition? FindOperation(string? name)
    {
        var operations = Document?.Definitions.OfType<GraphQLOperationDefinition>() ?? [];
        return string.IsNullOrEmpty(name)
            ? operations.Take(2).ToArray() is [var only] ? only : null
            : operations.FirstOrDefault(operation => operation.Name == name);
    }
}
