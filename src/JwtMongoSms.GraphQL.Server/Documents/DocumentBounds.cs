using GraphQLParser.AST;
using JwtMongoSms.GraphQL.Authorization;

namespace JwtMongoSms.GraphQL.Server.Documents;

/// <summary>
/// Measures a document before validation, whose cost grows faster than the document. Each fragment is measured once: fragments that spread
/// others twice unfold to more fields than fit in memory.
/// </summary>
internal sealed class DocumentBounds(GraphQLDocument document, int maxDepth, int maxFields)
{
    private readonly Fragments fragments = new(document);
    private readonly Dictionary<GraphQLFragmentDefinition, Extent> measured = [];

    public static string DescribeDepth(int maxDepth) => $"Fields and fragments lie at most {maxDepth} levels deep.";

    /// <summary>Finds the limit that the document exceeds and describes it.</summary>
    public string? FindExcess()
    {
        // Each definition counts: validation visits unused fragments too.
        var written = 0L;
        foreach (var definition in document.Definitions)
        {
            var extent = Measure(definition).OneBelow();
            written += extent.Written;
            if (extent.Depth > maxDepth + 1)
                return DescribeDepth(maxDepth);

            if (written > maxFields || extent.Unfolded > maxFields)
                return $"The document has at most {maxFields} fields, counted wherever a fragment is spread.";
        }

        return null;
    }

    private Extent Measure(ASTNode definition) => definition switch
    {
        GraphQLOperationDefinition operation
            => Measure(operation.SelectionSet, depth: 0) + Extent.Count(operation.Variables?.Count, operation.Directives?.Count),
        GraphQLFragmentDefinition fragment => Measure(fragment, depth: 0),
        _ => default,
    };

    private Extent Measure(GraphQLSelectionSet? set, int depth)
    {
        // A chain of fragments can be longer than the stack.
        if (depth > maxDepth)
            return Extent.Endless;

        var total = default(Extent);
        foreach (var selection in set?.Selections ?? [])
        {
            total += selection switch
            {
                GraphQLField field
                    => Measure(field.SelectionSet, depth + 1).OneBelow() + Extent.Count(field.Arguments?.Count, field.Directives?.Count),
                GraphQLInlineFragment inline => Measure(inline.SelectionSet, depth + 1).OneBelow() + Extent.Count(inline.Directives?.Count),
                GraphQLFragmentSpread spread => Measure(spread, depth + 1).OneBelow() + Extent.Count(spread.Directives?.Count),
                _ => default,
            };
        }

        return total;
    }

    private Extent Measure(GraphQLFragmentSpread spread, int depth)
        => fragments.Find(spread) is { } fragment ? Measure(fragment, depth) with { Written = 0 } : default;

    private Extent Measure(GraphQLFragmentDefinition fragment, int depth)
    {
        if (measured.TryGetValue(fragment, out var known))
            return known;

        // Ends the recursion of a fragment that spreads itself, which validation rejects.
        measured[fragment] = default;
        return measured[fragment] = Measure(fragment.SelectionSet, depth) + Extent.Count(fragment.Directives?.Count);
    }

    /// <summary>The size of a part of a document.</summary>
    /// <param name="Written">The fields as they are written.</param>
    /// <param name="Unfolded">The fields with fragments unfolded.</param>
    /// <param name="Depth">The levels of nesting.</param>
    private readonly record struct Extent(long Written, long Unfolded, int Depth)
    {
        // Far above every limit, and half of what would overflow.
        private const int Max = int.MaxValue / 2;

        public static Extent Endless => new(0, 0, Max);

        public static Extent Count(params ReadOnlySpan<int?> counts)
        {
            var sum = 0;
            foreach (var count in counts)
                sum += count ?? 0;

            return new Extent(sum, sum, 0);
        }

        public Extent OneBelow() => new(Written + 1, Math.Min(Max, Unfolded + 1), Math.Min(Max, Depth + 1));

        public static Extent operator +(Extent left, Extent right)
            => new(left.Written + right.Written, Math.Min(Max, left.Unfolded + right.Unfolded), Math.Max(left.Depth, right.Depth));
    }
}
