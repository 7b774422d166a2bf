using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace JwtMongoSms.GraphQL.Authorization.Internal;

/// <summary>What a value that a client hands in is made of: input types, their fields, values of enumerations; whether it stands in the document or in a variable.</summary>
internal static class GivenThings
{
    public static IEnumerable<IMetadataReader> Of(IGraphType? type, GraphQLValue value, ValidationContext context) => value switch
    {
        GraphQLVariable variable => OfVariable(type, variable, context),
        GraphQLListValue list => (list.Values ?? []).SelectMany(item => Of(type, item, context)),
        GraphQLObjectValue given => Prepend(type, (given.Fields ?? []).SelectMany(field => OfField(type, field.Name.StringValue, inner => Of(inner, field.Value, context)))),
        GraphQLEnumValue name => Prepend(type, OfEnumeration(type, name.Name.StringValue)),
        _ => Prepend(type, []),
    };

    private static IEnumerable<IMetadataReader> OfVariable(IGraphType? type, GraphQLVariable variable, ValidationContext context)
    {
        var name = variable.Name.StringValue;
        if (context.Variables.TryGetValue(name, out var value))
            return OfInput(type, value);

        var definition = context.Operation.Variables?.FirstOrDefault(definition => definition.Variable.Name == variable.Name);
        return definition?.DefaultValue is { } literal ? Of(type, literal, context) : Prepend(type, []);
    }

    private static IEnumerable<IMetadataReader> OfInput(IGraphType? type, object? value) => value switch
    {
        IDictionary<string, object?> given => Prepend(type, given.SelectMany(field => OfField(type, field.Key, inner => OfInput(inner, field.Value)))),
        string text => Prepend(type, OfEnumeration(type, text)),
        IEnumerable<object?> list => list.SelectMany(item => OfInput(type, item)),
        _ => Prepend(type, []),
    };

    private static IEnumerable<IMetadataReader> OfField(IGraphType? type, string name, Func<IGraphType?, IEnumerable<IMetadataReader>> inner)
        => (type?.GetNamedType() as IInputObjectGraphType)?.GetField(name) is { } field ? inner(field.ResolvedType).Prepend(field) : [];

    private static IEnumerable<IMetadataReader> OfEnumeration(IGraphType? type, string name)
        => (type?.GetNamedType() as EnumerationGraphType)?.Values.FindByName(name) is { } value ? [value] : [];

    private static IEnumerable<IMetadataReader> Prepend(IGraphType? type, IEnumerable<IMetadataReader> things)
        => type?.GetNamedType() is { } named ? things.Prepend(named) : things;
}
