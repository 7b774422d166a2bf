using GraphQL;
using GraphQL.Execution;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace JwtMongoSms.GraphQL.Http.Internal;

/// <summary>A document, or why it is none.</summary>
internal sealed class ParsedDocument
{
    public GraphQLDocument? Document { get; private init; }

    /// <summary>Whether it was found valid before.</summary>
    public bool IsKnown { get; private init; }

    /// <summary>A mistake in its text.</summary>
    public ExecutionError? Error { get; private init; }

    /// <summary>That it is too large to be looked at.</summary>
    public Refusal? Refusal { get; private init; }

    public static ParsedDocument Known(GraphQLDocument document) => new() { Document = document, IsKnown = true };

    public static ParsedDocument Parse(string text, IDocumentBuilder builder, GraphQLEndpointOptions options)
    {
        try
        {
            var document = builder.Build(text);
            return new DocumentBounds(document, options).Excess() is { } excess
                ? new ParsedDocument { Refusal = Refusal.Invalid(excess) }
                : new ParsedDocument { Document = document };
        }
        catch (ExecutionError error)
        {
            return new ParsedDocument { Error = error };
        }
        catch (GraphQLMaxDepthExceededException)
        {
            return new ParsedDocument { Refusal = Refusal.Invalid(DocumentBounds.TooDeep(options)) };
        }
    }

    /// <summary>The operation that will be executed; <see langword="null"/> when GraphQL.NET will say that there is none, or more than one.</summary>
    public GraphQLOperationDefinition? OperationOf(string? name)
    {
        var operations = Document?.Definitions.OfType<GraphQLOperationDefinition>() ?? [];
        return string.IsNullOrEmpty(name)
            ? operations.Take(2).ToArray() is [var only] ? only : null
            : operations.FirstOrDefault(operation => operation.Name == name);
    }
}
