using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using JwtMongoSms.GraphQL.Http.Internal;

namespace JwtMongoSms.GraphQL.Authorization.Internal;

/// <summary>
/// Goes through the operation that is to be executed and notes each guarded thing that its answer could hold. What is asked for on an interface or a union is asked for on
/// every type that can stand there.
/// </summary>
internal sealed class AskedThings(ValidationContext context)
{
    private readonly ISchema schema = context.Schema;
    private readonly Fragments fragments = new(context.Document);
    private readonly Dictionary<IMetadataReader, List<ASTNode>> guarded = [];
    private readonly HashSet<(GraphQLFragmentDefinition Fragment, string Place)> spread = [];

    /// <summary>What is guarded, and where it is asked for.</summary>
    public IReadOnlyDictionary<IMetadataReader, List<ASTNode>> Guarded => guarded;

    public void Visit()
    {
        var operation = context.Operation;
        Note(schema, operation);
        IGraphType? root = operation.Operation switch
        {
            OperationType.Query => schema.Query,
            OperationType.Mutation => schema.Mutation,
            _ => schema.Subscription,
        };
        if (root is null)
            return;

        Enter(root, operation);
        Visit(operation.SelectionSet, Place.Of(root));
    }

    private void Visit(GraphQLSelectionSet? set, Place place)
    {
        // Two fragments that no object falls under both: nothing is ever read there.
        if (place.Possible.Count == 0)
            return;

        foreach (var selection in set?.Selections ?? [])
        {
            if (IsLeftOut(selection))
                continue;

            switch (selection)
            {
                case GraphQLField field:
                    Visit(field, place);
                    break;

                case GraphQLInlineFragment inline:
                    Visit(inline.SelectionSet, Narrow(place, inline.TypeCondition));
                    break;

                case GraphQLFragmentSpread named when fragments.Of(named) is { } fragment:
                    var narrowed = Narrow(place, fragment.TypeCondition);
                    if (spread.Add((fragment, narrowed.Key)))
                        Visit(fragment.SelectionSet, narrowed);
                    break;
            }
        }
    }

    private void Visit(GraphQLField field, Place place)
    {
        var name = field.Name.Value;
        if (name == schema.TypeNameMetaFieldType.Name)
        {
            foreach (var type in place.Types)
                Enter(type, field);
            return;
        }

        // The types' own guards, but for fields that are open by name; then the field's, as each type has it.
        foreach (var type in place.Types)
        {
            if (Field(type, field)?.IsAnonymousAllowed() != true)
                Note(type, field);
        }

        foreach (var definition in place.Possible.Cast<IGraphType>().Prepend(place.Parent).Distinct().Select(type => Field(type, field)).OfType<FieldType>())
        {
            Note(definition, field);
            VisitArguments(definition, field);
            if (definition.ResolvedType?.GetNamedType() is { } result)
                Enter(result, field);
        }

        if (Field(place.Parent, field)?.ResolvedType?.GetNamedType() is { } below and (IComplexGraphType or IAbstractGraphType))
            Visit(field.SelectionSet, Place.Of(below));
    }

    private void VisitArguments(FieldType definition, GraphQLField field)
    {
        foreach (var argument in field.Arguments?.Items ?? [])
        {
            if (definition.Arguments?.Find(argument.Name.Value) is not { } known)
                continue;

            Note(known, argument);
            foreach (var thing in GivenThings.Of(known.ResolvedType, argument.Value, context))
                Note(thing, argument);
        }
    }

    /// <summary>That an object is there is told with it. Where a type has a field for everybody, anybody may know that already.</summary>
    private void Enter(IGraphType type, ASTNode node)
    {
        if ((type as IComplexGraphType)?.Fields.Any(field => field.IsAnonymousAllowed()) != true)
            Note(type, node);
    }

    private void Note(IMetadataReader thing, ASTNode node)
    {
        if (!thing.IsAuthorizationRequired())
            return;

        if (!guarded.TryGetValue(thing, out var nodes))
            guarded[thing] = nodes = [];
        nodes.Add(node);
    }

    private Place Narrow(Place place, GraphQLTypeCondition? condition)
        => condition is not null && schema.AllTypes[condition.Type.Name.Value] is { } type ? place.Narrow(type) : place;

    private static FieldType? Field(IGraphType type, GraphQLField field) => (type as IComplexGraphType)?.GetField(field.Name.Value);

    /// <summary>As execution decides it, from the same values.</summary>
    private bool IsLeftOut(ASTNode node)
        => context.DirectiveValues?.TryGetValue(node, out var directives) == true
        && ((directives.TryGetValue(schema.Directives.Skip.Name, out var skip) && skip.GetArgument<bool>("if"))
            || (directives.TryGetValue(schema.Directives.Include.Name, out var include) && !include.GetArgument<bool>("if")));
}
