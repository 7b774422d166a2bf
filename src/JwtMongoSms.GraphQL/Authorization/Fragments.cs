using GraphQLParser.AST;

namespace JwtMongoSms.GraphQL.Authorization;

/// <summary>A document's fragments by name.</summary>
internal sealed class Fragments(GraphQLDocument document)
{
    private readonly Lazy<Dictionary<string, GraphQLFragmentDefinition>> byName = new(() =>
    {
        var found = new Dictionary<string, GraphQLFragmentDefinition>(StringComparer.Ordinal);
        foreach (var fragment in document.Definitions.OfType<GraphQLFragmentDefinition>())
            found.TryAdd(fragment.FragmentName.Name.StringValue, fragment);

        return found;
    });

    public GraphQLFragmentDefinition? Find(GraphQLFragmentSpread spread)
        => byName.Value.GetValueOrDefault(spread.FragmentName.Name.StringValue);
}
