using GraphQL.Types;

namespace JwtMongoSms.GraphQL.Authorization.Internal;

/// <summary>What is known of the object that a selection will be read from.</summary>
/// <param name="declared">The types that the field and the fragments around the selection name, the innermost last.</param>
/// <param name="possible">The object types that it can be.</param>
internal sealed class Place(IReadOnlyList<IGraphType> declared, IReadOnlyList<IObjectGraphType> possible)
{
    public IReadOnlyList<IObjectGraphType> Possible => possible;

    public static Place Of(IGraphType type) => new([type], ObjectsOf(type));

    /// <summary>The type that names of fields are looked up in.</summary>
    public IGraphType Parent => declared[^1];

    /// <summary>Every type whose guard stands before what is read here.</summary>
    public IEnumerable<IGraphType> Types => declared.Concat(possible).Distinct();

    /// <summary>Tells apart places at which one fragment means different things.</summary>
    public string Key => $"{string.Join('|', declared.Select(type => type.Name))}:{string.Join('|', possible.Select(type => type.Name))}";

    /// <summary>The same object where a fragment says more of it.</summary>
    public Place Narrow(IGraphType type) => new([.. declared, type], [.. possible.Intersect(ObjectsOf(type))]);

    private static IReadOnlyList<IObjectGraphType> ObjectsOf(IGraphType type) => type switch
    {
        IObjectGraphType only => [only],
        IAbstractGraphType several => [.. several.PossibleTypes],
        _ => [],
    };
}
