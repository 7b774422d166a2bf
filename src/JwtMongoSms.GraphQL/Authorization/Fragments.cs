using GraphQLParser.AST;

namespace JwtMongoSms.GraphQL.Authorization;

/// <summary>A document's fragments by name.</summary>
internal sealed class Fragments(GraphQLDocument document)
{
    private readonly Lazy<ILookup<string, GraphQLFragmentDefinition>> byName = new(() => document.Definitions
        .OfType<GraphQLFragmentDefinition>()
        .ToLookup(fragment => fragment.FragmentName.Name.StringValue));

    public GraphQLFragmentDefinition? Find(GraphQLFragmentSpread spread)
        => byName.Value[spread.FragmentName.Name.StringValue].FirstOrDefault();
}
