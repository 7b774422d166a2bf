using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.Types;

namespace JwtMongoSms.GraphQL.Authorization.Internal;

/// <summary>Everything in a schema that asks who somebody is. A schema is looked through once.</summary>
internal static class GuardedSchemas
{
    private static readonly ConditionalWeakTable<ISchema, object> Guarded = [];

    public static bool IsGuarded(ISchema schema) => (bool)Guarded.GetValue(schema, schema => Things(schema).Any());

    /// <summary>What is guarded, each with a name for people.</summary>
    public static IEnumerable<(string Name, IMetadataReader Thing)> Things(ISchema schema)
        => All(schema).Where(thing => thing.Thing.IsAuthorizationRequired());

    private static IEnumerable<(string Name, IMetadataReader Thing)> All(ISchema schema)
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
