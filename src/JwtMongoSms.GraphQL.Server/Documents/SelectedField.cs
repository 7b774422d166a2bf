using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using GraphQLParser.Visitors;

namespace JwtMongoSms.GraphQL.Server.Documents;

/// <summary>A field where an operation selects it.</summary>
internal sealed class SelectedField(GraphQLField node, IGraphType? parent)
{
    private static readonly SDLPrinter Printer = new();
    private readonly IGraphType? type = (parent as IComplexGraphType)?.GetField(node.Name.Value)?.ResolvedType;
    private string? call;
    private string? shape;

    public GraphQLField Node => node;

    public string ResponseName => (node.Alias?.Name ?? node.Name).StringValue;

    /// <summary>
    /// Gets the object type that has the field; <see langword="null"/> for an interface or a union, of which any object may be.
    /// </summary>
    public IObjectGraphType? ObjectType => parent as IObjectGraphType;

    /// <summary>Gets the type that is selected from below the field.</summary>
    public IGraphType? ResultType => type?.GetNamedType();

    /// <summary>Gets the name and the arguments, in the same spelling for the same call.</summary>
    public string Call => call ??= node.Name.StringValue + string.Concat((node.Arguments?.Items ?? [])
        .OrderBy(argument => argument.Name.StringValue, StringComparer.Ordinal)
        .Select(argument => $"({argument.Name.StringValue}:{Printer.Print(argument.Value)})"));

    /// <summary>
    /// Gets the lists, non-nulls and scalar of the result; empty for a field that its type doesn\'t declare, such as <c>__typename</c>.
    /// </summary>
    public string Shape => shape ??= Describe(type);

    private static string Describe(IGraphType? type) => type switch
    {
        null => "",
        ListGraphType list => $"[{Describe(list.ResolvedType)}]",
        NonNullGraphType required => $"{Describe(required.ResolvedType)}!",
        _ when type.IsLeafType() => type.Name,
        _ => "{}",
    };
}
