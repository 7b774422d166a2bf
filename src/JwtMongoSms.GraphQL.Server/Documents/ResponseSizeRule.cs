using GraphQL.Types;
using GraphQL.Validation.Complexity;
using GraphQL.Validation.Rules.Custom;

namespace JwtMongoSms.GraphQL.Http.Internal;

/// <summary>Estimates how many values an answer has: lists in lists in lists are few fields and much work.</summary>
internal static class AnswerBounds
{
    private const int LikelyItems = 10;

    public static ComplexityValidationRule Rule(int mostValues)
        => new(new ComplexityOptions { MaxComplexity = mostValues, DefaultComplexityImpactDelegate = ImpactOf });

    private static FieldComplexityResult ImpactOf(FieldImpactContext context)
    {
        // The schema is as large as it is, whoever asks about it, and it is asked about in Development alone.
        var schema = context.ValidationContext.Schema;
        if (context.FieldDefinition == schema.SchemaMetaFieldType || context.FieldDefinition == schema.TypeMetaFieldType)
            return new FieldComplexityResult(1, 0);

        var items = ItemsOf(context.FieldDefinition);
        if (items == 1)
            return new FieldComplexityResult(1, 1);

        // Of a connection's items, the connection is asked how many.
        var ofConnection = context.Parent is { } parent && ItemsOf(parent.FieldDefinition) == 1 ? Asked(parent) : null;
        return new FieldComplexityResult(1, Asked(context) ?? ofConnection ?? items);
    }

    private static double ItemsOf(FieldType field)
    {
        var items = 1d;
        for (var type = field.ResolvedType; type is IProvideResolvedType wrapper; type = wrapper.ResolvedType)
            items *= type is ListGraphType ? LikelyItems : 1;

        return items;
    }

    // A negative number would make room for everything beside it.
    private static double? Asked(FieldImpactContext context) => Number(context, "first") ?? Number(context, "last");

    private static double? Number(FieldImpactContext context, string argument)
        => context.Arguments?.TryGetValue(argument, out var value) == true && value.Value is int number ? Math.Max(1, number) : null;
}
