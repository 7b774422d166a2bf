using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.Types;

namespace JwtMongoSms.GraphQL.Authorization;

/// <summary>Finds the guarded elements of a schema.</summary>
internal static class SchemaElements
{
    private static readonly ConditionalWeakTable<ISchema, object> HasGuardedBySchema = [];

    /// <summary>Whether a schema has any. The first call searches it, later ones use the result.</summary>
    public static bool HasGuarded(ISchema schema) => (bool)HasGuardedBySchema.GetValue(schema, schema => FindGuarded(schema).Any());

    /// <summary>Finds each one, with a name for messages such as <c>Query.orders</c>.</summary>
    public static IEnumerable<(string Name, IMetadataReader Element)> FindGuarded(ISchema schema)
        => FindAll(schema).Where(named => named.Element.IsAuthorizationRequired());

    private static IEnumerable<(string Name, IMetadataReader Element)> FindAll(ISchema schema)
    {
        yield return ("the schema", schema);
        foreach (var type in schema.AllTypes)
        {
            yield return (type.Name, type);
            foreach (var field in (type as IComplexGraphType)?.Fields ?? Enumerable.Empty<FieldType>())
            {
                yield return ($"{type.Name}.{field.Name}", field);
                foreach (var argument in field.Arguments ?? Enumerable.Empty<QueryArgument>())
                    yield return ($"{type.Name}.{field.Name}({argument.Name})", argument);
            }

            foreach (var value in (type as EnumerationGraphType)?.Values ?? Enumerable.Empty<EnumValueDefinition>())
                yield return ($"{type.Name}.{value.Name}", value);
        }
    }
}
