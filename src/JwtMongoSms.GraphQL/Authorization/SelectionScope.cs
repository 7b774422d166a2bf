using GraphQL.Types;

namespace JwtMongoSms.GraphQL.Authorization;

/// <summary>The object that a selection set reads from, as far as the document determines its type.</summary>
/// <param name="declared">The types that the surrounding field and fragments name, the innermost last.</param>
/// <param name="possible">The object types that can stand there.</param>
internal sealed class SelectionScope(IReadOnlyList<IGraphType> declared, IReadOnlyList<IObjectGraphType> possible)
{
    public IReadOnlyList<IObjectGraphType> PossibleTypes => possible;

    /// <summary>Gets the type whose fields validation looks up.</summary>
    public IGraphType Parent => declared[^1];

    /// <summary>Gets every type whose guard applies here.</summary>
    public IEnumerable<IGraphType> Types => declared.Concat(possible).Distinct();

    /// <summary>Gets the types whose definition of a field can be resolved here.</summary>
    public IEnumerable<IGraphType> FieldOwners => possible.Cast<IGraphType>().Prepend(Parent).Distinct();

    /// <summary>Gets a key that differs where one fragment selects different elements.</summary>
    public string Key => $"{string.Join('|', declared.Select(type => type.Name))}:{string.Join('|', possible.Select(type => type.Name))}";

    public static SelectionScope From(IGraphType type) => new([type], ObjectsOf(type));

    /// <summary>Restricts the scope to the type condition of a fragment.</summary>
    public SelectionScope Narrow(IGraphType type) => new([.. declared, type], [.. possible.Intersect(ObjectsOf(type))]);

    private static IReadOnlyList<IObjectGraphType> ObjectsOf(IGraphType type) => type switch
    {
        IObjectGraphType single => [single],
        IAbstractGraphType several => [.. several.PossibleTypes],
        _ => [],
    };
}
