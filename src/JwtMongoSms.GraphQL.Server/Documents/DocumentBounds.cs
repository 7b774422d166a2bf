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
        // Each definition counts: validation visits unused fragments, and every operation with the fragments that it spreads.
        var (written, unfolded) = (0L, 0L);
        foreach (var definition in document.Definitions)
        {
            var extent = Measure(definition).OneBelow();
            written += extent.Written;
            unfolded = definition is GraphQLOperationDefinition ? unfolded + extent.Unfolded : Math.Max(unfolded, extent.Unfolded);
            if (extent.Depth > maxDepth + 1)
                return DescribeDepth(maxDepth);

            if (written > maxFields || unfolded > maxFields)
                return $"The document has at most {maxFields} fields, counted wherever a fragment is spread.";
        }

        return null;
    }

    private Extent Measure(ASTNode definition) => definition switch
    {
        GraphQLOperationDefinition operation
            => Measure(operation.SelectionSet, depth: 0) + Measure(operation.Variables) + Measure(operation.Directives),
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
                    => Measure(field.SelectionSet, depth + 1).OneBelow() + Measure(field.Arguments) + Measure(field.Directives),
                GraphQLInlineFragment inline => Measure(inline.SelectionSet, depth + 1).OneBelow() + Measure(inline.Directives),
                GraphQLFragmentSpread spread => Measure(spread, depth + 1).OneBelow() + Measure(spread.Directives),
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
        return measured[fragment] = Measure(fragment.SelectionSet, depth) + Measure(fragment.Directives);
    }

    private static Extent Measure(GraphQLVariablesDefinition? variables)
        => Sum(variables?.Items, variable => Measure(variable.DefaultValue) + Measure(variable.Directives));

    private static Extent Measure(GraphQLDirectives? directives) => Sum(directives?.Items, directive => Measure(directive.Arguments));

    private static Extent Measure(GraphQLArguments? arguments) => Sum(arguments?.Items, argument => Measure(argument.Value));

    // The parser bounds how deep values lie in each other.
    private static Extent Measure(GraphQLValue? value) => value switch
    {
        GraphQLListValue list => Sum(list.Values, Measure),
        GraphQLObjectValue input => Sum(input.Fields, field => Measure(field.Value)),
        _ => default,
    };

    private static Extent Sum<T>(List<T>? parts, Func<T, Extent> measure)
    {
        var total = default(Extent);
        foreach (var part in parts ?? [])
            total += Extent.One + measure(part);

        return total;
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

        public static Extent One => new(1, 1, 0);

        public Extent OneBelow() => new(Written + 1, Math.Min(Max, Unfolded + 1), Math.Min(Max, Depth + 1));

        public static Extent operator +(Extent left, Extent right)
            => new(left.Written + right.Written, Math.Min(Max, left.Unfolded + right.Unfolded), Math.Max(left.Depth, right.Depth));
    }
}
