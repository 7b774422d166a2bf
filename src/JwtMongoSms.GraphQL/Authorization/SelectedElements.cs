using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace JwtMongoSms.GraphQL.Authorization;

/// <summary>
/// Walks the operation to execute and collects the guarded elements that its response could contain. A selection on an interface or a union
/// counts for every object type that can stand there.
/// </summary>
internal sealed class SelectedElements(ValidationContext context)
{
    private readonly ISchema schema = context.Schema;
    private readonly Fragments fragments = new(context.Document);
    private readonly Dictionary<IMetadataReader, List<ASTNode>> guarded = [];
    private readonly HashSet<(GraphQLFragmentDefinition Fragment, string Scope)> visited = [];

    /// <summary>Collects each guarded element with the nodes that select it.</summary>
    public IReadOnlyDictionary<IMetadataReader, List<ASTNode>> CollectGuarded()
    {
        var operation = context.Operation;
        Add(schema, operation);
        IGraphType? root = operation.Operation switch
        {
            OperationType.Query => schema.Query,
            OperationType.Mutation => schema.Mutation,
            _ => schema.Subscription,
        };
        if (root is not null)
        {
            Enter(root, operation);
            Visit(operation.SelectionSet, SelectionScope.From(root));
        }

        return guarded;
    }

    private void Visit(GraphQLSelectionSet? set, SelectionScope scope)
    {
        // No object matches all the surrounding fragments, so nothing is read there.
        if (scope.PossibleTypes.Count == 0)
            return;

        foreach (var selection in set?.Selections ?? [])
        {
            if (IsSkipped(selection))
                continue;

            switch (selection)
            {
                case GraphQLField field:
                    Visit(field, scope);
                    break;

                case GraphQLInlineFragment inline:
                    Visit(inline.SelectionSet, Narrow(scope, inline.TypeCondition));
                    break;

                case GraphQLFragmentSpread spread when fragments.Find(spread) is { } fragment:
                    var narrowed = Narrow(scope, fragment.TypeCondition);
                    if (visited.Add((fragment, narrowed.Key)))
                        Visit(fragment.SelectionSet, narrowed);
                    break;
            }
        }
    }

    private void Visit(GraphQLField field, SelectionScope scope)
    {
        var name = field.Name.Value;
        if (name == schema.TypeNameMetaFieldType.Name)
        {
            foreach (var type in scope.Types)
                Enter(type, field);
            return;
        }

        // AllowAnonymous on a field lifts the guard of its type, but not a guard of its own.
        foreach (var type in scope.Types)
        {
            if (Find(type, field)?.IsAnonymousAllowed() != true)
                Add(type, field);
        }

        foreach (var definition in scope.FieldOwners.Select(type => Find(type, field)).OfType<FieldType>())
        {
            Add(definition, field);
            VisitArguments(definition, field);
            if (definition.ResolvedType?.GetNamedType() is { } result)
                Enter(result, field);
        }

        if (Find(scope.Parent, field)?.ResolvedType?.GetNamedType() is { } below and (IComplexGraphType or IAbstractGraphType))
            Visit(field.SelectionSet, SelectionScope.From(below));
    }

    private void VisitArguments(FieldType definition, GraphQLField field)
    {
        foreach (var argument in field.Arguments?.Items ?? [])
        {
            if (definition.Arguments?.Find(argument.Name.Value) is not { } known)
                continue;

            Add(known, argument);
            foreach (var element in InputElements.Find(known.ResolvedType, argument.Value, context))
                Add(element, argument);
        }
    }

    // Reaching an object tells that it exists, unless the type has a field that is open to everyone.
    private void Enter(IGraphType type, ASTNode node)
    {
        if ((type as IComplexGraphType)?.Fields.Any(field => field.IsAnonymousAllowed()) != true)
            Add(type, node);
    }

    private void Add(IMetadataReader element, ASTNode node)
    {
        if (!element.IsAuthorizationRequired())
            return;

        if (!guarded.TryGetValue(element, out var nodes))
            guarded[element] = nodes = [];
        nodes.Add(node);
    }

    private SelectionScope Narrow(SelectionScope scope, GraphQLTypeCondition? condition)
        => condition is not null && schema.AllTypes[condition.Type.Name.Value] is { } type ? scope.Narrow(type) : scope;

    private static FieldType? Find(IGraphType type, GraphQLField field) => (type as IComplexGraphType)?.GetField(field.Name.Value);

    // Reads the same directive values as execution does.
    private bool IsSkipped(ASTNode node)
        => context.DirectiveValues?.TryGetValue(node, out var directives) == true
        && ((directives.TryGetValue(schema.Directives.Skip.Name, out var skip) && skip.GetArgument<bool>("if"))
            || (directives.TryGetValue(schema.Directives.Include.Name, out var include) && !include.GetArgument<bool>("if")));
}
