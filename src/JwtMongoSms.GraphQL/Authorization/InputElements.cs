using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace JwtMongoSms.GraphQL.Authorization;

/// <summary>
/// Finds the elements that the value of an argument uses, in the document or in a variable: input types, their fields, enumeration values.
/// </summary>
internal static class InputElements
{
    public static IEnumerable<IMetadataReader> Find(IGraphType? type, GraphQLValue value, ValidationContext context) => value switch
    {
        GraphQLVariable variable => FindInVariable(type, variable, context),
        GraphQLListValue list => (list.Values ?? []).SelectMany(item => Find(type, item, context)),
        GraphQLObjectValue given => Prepend(type, (given.Fields ?? []).SelectMany(field
            => FindInField(type, field.Name.StringValue, inner => Find(inner, field.Value, context)))),
        GraphQLEnumValue name => Prepend(type, FindEnumerationValue(type, name.Name.StringValue)),
        _ => Prepend(type, []),
    };

    private static IEnumerable<IMetadataReader> FindInVariable(IGraphType? type, GraphQLVariable variable, ValidationContext context)
    {
        var name = variable.Name.StringValue;
        if (context.Variables.TryGetValue(name, out var value))
            return FindInInput(type, value);

        var definition = context.Operation.Variables?.FirstOrDefault(definition => definition.Variable.Name == variable.Name);
        return definition?.DefaultValue is { } literal ? Find(type, literal, context) : Prepend(type, []);
    }

    private static IEnumerable<IMetadataReader> FindInInput(IGraphType? type, object? value) => value switch
    {
        IDictionary<string, object?> given => Prepend(
            type, given.SelectMany(field => FindInField(type, field.Key, inner => FindInInput(inner, field.Value)))),
        string text => Prepend(type, FindEnumerationValue(type, text)),
        IEnumerable<object?> list => list.SelectMany(item => FindInInput(type, item)),
        _ => Prepend(type, []),
    };

    private static IEnumerable<IMetadataReader> FindInField(
        IGraphType? type, string name, Func<IGraphType?, IEnumerable<IMetadataReader>> findInner)
        => (type?.GetNamedType() as IInputObjectGraphType)?.GetField(name) is { } field ? findInner(field.ResolvedType).Prepend(field) : [];

    private static IEnumerable<IMetadataReader> FindEnumerationValue(IGraphType? type, string name)
        => (type?.GetNamedType() as EnumerationGraphType)?.Values.FindByName(name) is { } value ? [value] : [];

    private static IEnumerable<IMetadataReader> Prepend(IGraphType? type, IEnumerable<IMetadataReader> elements)
        => type?.GetNamedType() is { } named ? elements.Prepend(named) : elements;
}
