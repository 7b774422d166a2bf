using GraphQL.Types;
using GraphQL.Validation.Complexity;
using GraphQL.Validation.Rules.Custom;

namespace JwtMongoSms.GraphQL.Server.Documents;

/// <summary>Estimates the number of values in a response: a few fields in nested lists can return very many.</summary>
internal static class ResponseSizeRule
{
    private const int LikelyItems = 10;

    public static ComplexityValidationRule Create(int maxValues)
        => new(new ComplexityOptions { MaxComplexity = maxValues, DefaultComplexityImpactDelegate = ImpactOf });

    private static FieldComplexityResult ImpactOf(FieldImpactContext context)
    {
        // Introspection has a fixed size, and another rule decides whether it is allowed.
        var schema = context.ValidationContext.Schema;
        if (context.FieldDefinition == schema.SchemaMetaFieldType || context.FieldDefinition == schema.TypeMetaFieldType)
            return new FieldComplexityResult(1, 0);

        var items = ItemsOf(context.FieldDefinition);
        if (items == 1)
            return new FieldComplexityResult(1, 1);

        // The number of a connection's items is an argument of the connection.
        var ofConnection = context.Parent is { } parent && ItemsOf(parent.FieldDefinition) == 1 ? RequestedItems(parent) : null;
        return new FieldComplexityResult(1, RequestedItems(context) ?? ofConnection ?? items);
    }

    private static double ItemsOf(FieldType field)
    {
        var items = 1d;
        for (var type = field.ResolvedType; type is IProvideResolvedType wrapper; type = wrapper.ResolvedType)
            items *= type is ListGraphType ? LikelyItems : 1;

        return items;
    }

    private static double? RequestedItems(FieldImpactContext context) => ReadNumber(context, "first") ?? ReadNumber(context, "last");

    // At least 1: a negative number would make room for the fields beside it.
    private static double? ReadNumber(FieldImpactContext context, string argument)
        => context.Arguments?.TryGetValue(argument, out var value) == true && value.Value is int number ? Math.Max(1, number) : null;
}
