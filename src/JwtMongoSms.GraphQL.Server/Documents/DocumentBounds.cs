using GraphQLParser.AST;

namespace JwtMongoSms.GraphQL.Http.Internal;

/// <summary>
/// Measures a document before anybody else looks at it: what validation costs grows faster than the document, and fragments that spread fragments
/// unfold to more than any machine holds.
/// </summary>
internal sealed class DocumentBounds(GraphQLDocument document, GraphQLEndpointOptions options)
{
    private readonly Fragments fragments = new(document);
    private readonly Dictionary<GraphQLFragmentDefinition, Extent> measured = [];

    public static string TooDeep(GraphQLEndpointOptions options) => $"Fields and fragments lie at most {options.MostLevels} levels deep.";

    /// <summary>What is too much, or nothing.</summary>
    public string? Excess()
    {
        // Each definition counts: even a fragment that nobody spreads is validated.
        var written = 0L;
        foreach (var definition in document.Definitions)
        {
            var extent = Measure(definition).OneBelow();
            written += extent.Written;
            if (extent.Levels > options.MostLevels + 1)
                return TooDeep(options);

            if (written > options.MostFields || extent.Unfolded > options.MostFields)
                return $"The document has at most {options.MostFields} fields, counted wherever a fragment is spread.";
        }

        return null;
    }

    private Extent Measure(ASTNode definition) => definition switch
    {
        GraphQLOperationDefinition operation => Measure(operation.SelectionSet, level: 0) + Extent.Of(operation.Variables?.Count, operation.Directives?.Count),
        GraphQLFragmentDefinition fragment => Measure(fragment, level: 0),
        _ => default,
    };

    private Extent Measure(GraphQLSelectionSet? set, int level)
    {
        // A stack is shorter than a chain of fragments can be.
        if (level > options.MostLevels)
            return Extent.Endless;

        var total = default(Extent);
        foreach (var selection in set?.Selections ?? [])
        {
            total += selection switch
            {
                GraphQLField field => Measure(field.SelectionSet, level + 1).OneBelow() + Extent.Of(field.Arguments?.Count, field.Directives?.Count),
                GraphQLInlineFragment inline => Measure(inline.SelectionSet, level + 1).OneBelow() + Extent.Of(inline.Directives?.Count),
                GraphQLFragmentSpread spread => Measure(spread, level + 1).OneBelow() + Extent.Of(spread.Directives?.Count),
                _ => default,
            };
        }

        return total;
    }

    private Extent Measure(GraphQLFragmentSpread spread, int level)
        => fragments.Of(spread) is { } fragment ? Measure(fragment, level) with { Written = 0 } : default;

    private Extent Measure(GraphQLFragmentDefinition fragment, int level)
    {
        if (measured.TryGetValue(fragment, out var known))
            return known;

        // One that spreads itself is nothing here, and is turned away by validation.
        measured[fragment] = default;
        return measured[fragment] = Measure(fragment.SelectionSet, level) + Extent.Of(fragment.Directives?.Count);
    }
}
