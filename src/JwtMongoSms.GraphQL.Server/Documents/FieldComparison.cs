using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using JwtMongoSms.GraphQL.Authorization;

namespace JwtMongoSms.GraphQL.Server.Documents;

/// <summary>
/// Compares the fields of one operation (GraphQL 5.3.2). Each is compared with the first of its name: equality is transitive.
/// </summary>
internal sealed class FieldComparison(ValidationContext context, Fragments fragments, int maxFields, int maxDepth)
{
    // The number of GraphQL.NET's rule.
    private const string Number = "5.3.2";

    // Fields of an interface are compared once for each object type that is selected beside it, level by level.
    private const int MaxComparisonsPerField = 32;

    private int left = maxFields * MaxComparisonsPerField;

    /// <summary>Finds the first conflict.</summary>
    public ValidationError? FindConflict(GraphQLOperationDefinition operation)
        => FindConflict([(operation.SelectionSet, context.TypeInfo.GetLastType())], onlyShapes: false, depth: 0);

    private ValidationError? FindConflict(
        IEnumerable<(GraphQLSelectionSet? Set, IGraphType? Parent)> selections, bool onlyShapes, int depth)
    {
        // Deeper is only a fragment that spreads itself, which another rule reports.
        if (depth > maxDepth)
            return null;

        var fields = new List<SelectedField>();
        var spread = new HashSet<GraphQLFragmentDefinition>();
        foreach (var (set, parent) in selections)
            Collect(set, parent, fields, spread);

        left -= fields.Count;
        if (left < 0)
            return Conflict("The operation selects too many fields with the same names from different types.", fields[0]);

        return fields
            .GroupBy(field => field.ResponseName, StringComparer.Ordinal)
            .Select(group => FindConflict(group.ToList(), onlyShapes, depth))
            .FirstOrDefault(conflict => conflict is not null);
    }

    private ValidationError? FindConflict(List<SelectedField> sameName, bool onlyShapes, int depth)
    {
        // Fields that the schema doesn't have are reported by another rule.
        if (FindOther(sameName.Where(field => field.Shape.Length > 0), field => field.Shape) is var (oneShape, otherShape))
            return Conflict($"\"{oneShape.ResponseName}\" has results of two types. Give one field another alias.", oneShape, otherShape);

        // Objects of different types are never one object: of their fields only the results must be alike.
        var parts = onlyShapes ? [sameName] : SplitByObjectType(sameName);
        foreach (var part in parts)
        {
            if (!onlyShapes && FindOther(part, field => field.Call) is var (one, other))
                return Conflict($"\"{one.ResponseName}\" stands for two different fields. Give one of them another alias.", one, other);

            if (FindConflict(Below(part), onlyShapes, depth + 1) is { } conflict)
                return conflict;
        }

        return parts.Count > 1 ? FindConflict(Below(sameName), onlyShapes: true, depth + 1) : null;
    }

    private static (SelectedField First, SelectedField Other)? FindOther(
        IEnumerable<SelectedField> fields, Func<SelectedField, string> textOf)
    {
        var first = fields.FirstOrDefault();
        var other = fields.FirstOrDefault(field => textOf(field) != textOf(first!));
        return other is null ? null : (first!, other);
    }

    private static List<List<SelectedField>> SplitByObjectType(List<SelectedField> fields)
    {
        var byType = fields.ToLookup(field => field.ObjectType);
        var ofAnyType = byType[null];
        var parts = byType.Where(group => group.Key is not null).Select(group => group.Concat(ofAnyType).ToList()).ToList();
        return parts.Count > 0 ? parts : [fields];
    }

    private static IEnumerable<(GraphQLSelectionSet? Set, IGraphType? Parent)> Below(List<SelectedField> fields)
        => fields.Where(field => field.Node.SelectionSet is not null).Select(field => (field.Node.SelectionSet, field.ResultType));

    private void Collect(
        GraphQLSelectionSet? set, IGraphType? parent, List<SelectedField> fields, HashSet<GraphQLFragmentDefinition> spread)
    {
        foreach (var selection in set?.Selections ?? [])
        {
            switch (selection)
            {
                case GraphQLField field:
                    fields.Add(new SelectedField(field, parent));
                    break;

                case GraphQLInlineFragment inline:
                    Collect(inline.SelectionSet, TypeOf(inline.TypeCondition) ?? parent, fields, spread);
                    break;

                case GraphQLFragmentSpread named when fragments.Find(named) is { } fragment && spread.Add(fragment):
                    Collect(fragment.SelectionSet, TypeOf(fragment.TypeCondition), fields, spread);
                    break;
            }
        }
    }

    private IGraphType? TypeOf(GraphQLTypeCondition? condition)
        => condition is null ? null : context.Schema.AllTypes[condition.Type.Name.Value];

    private ValidationError Conflict(string message, params SelectedField[] fields)
        => new(context.Document.Source, Number, message, [.. fields.Select(field => (ASTNode)field.Node)])
        {
            // The code of GraphQL.NET's rule, which clients may know.
            Code = "OVERLAPPING_FIELDS_CAN_BE_MERGED",
        };
}
