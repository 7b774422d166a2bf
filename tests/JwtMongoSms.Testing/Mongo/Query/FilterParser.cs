using JwtMongoSms.Testing.Mongo.Commands;
using MongoDB.Bson;

namespace JwtMongoSms.Testing.Mongo.Query;

/// <summary>Reads a filter, and refuses what this server doesn't know rather than guess.</summary>
internal static class FilterParser
{
    public static IFilter Parse(BsonDocument filter) => And([.. filter.SelectMany(element => ParseElement(element.Name, element.Value))]);

    private static IEnumerable<IFilter> ParseElement(string name, BsonValue value) => name switch
    {
        "$and" => [And(Clauses(name, value))],
        "$or" => [new OrFilter(Clauses(name, value))],
        "$nor" => [new NotFilter(new OrFilter(Clauses(name, value)))],
        "$comment" => [],
        "$not" => throw Errors.BadValue("unknown top level operator: $not. If you are trying to negate an entire expression, use $nor."),
        _ when name.StartsWith('$') => throw Errors.Unsupported($"{name} in a filter"),
        _ => ParseField(new FieldPath(name), value),
    };

    private static List<IFilter> Clauses(string name, BsonValue value)
    {
        if (value is not BsonArray array)
            throw Errors.BadValue($"{name} must be an array");
        if (array.Count == 0)
            throw Errors.BadValue("$and/$or/$nor must be a nonempty array");

        return [.. array.Select(clause => clause is BsonDocument document ? Parse(document) : throw Errors.BadValue("$or/$and/$nor entries need to be full objects"))];
    }

    private static IEnumerable<IFilter> ParseField(FieldPath path, BsonValue value)
    {
        if (value is BsonRegularExpression)
            throw Errors.Unsupported($"a regular expression in the filter on {path.Path}");

        return IsOperators(value, out var operators)
            ? operators.Select(element => ParseOperator(path, element.Name, element.Value))
            : [Compare(path, Comparison.Equal, value)];
    }

    // MongoDB looks at the first field alone.
    private static bool IsOperators(BsonValue value, out BsonDocument operators)
    {
        operators = value as BsonDocument ?? [];
        return operators.ElementCount > 0 && operators.GetElement(0).Name is ['$', ..] first && first is not ("$ref" or "$id" or "$db");
    }

    private static IFilter ParseOperator(FieldPath path, string name, BsonValue value) => name switch
    {
        "$eq" => Compare(path, Comparison.Equal, value),
        "$ne" => new NotFilter(Compare(path, Comparison.Equal, value)),
        "$gt" => Compare(path, Comparison.Greater, value),
        "$gte" => Compare(path, Comparison.GreaterOrEqual, value),
        "$lt" => Compare(path, Comparison.Less, value),
        "$lte" => Compare(path, Comparison.LessOrEqual, value),
        "$in" => In(path, name, value),
        "$nin" => new NotFilter(In(path, name, value)),
        "$exists" => IsTrue(value) ? new ExistsFilter(path) : new NotFilter(new ExistsFilter(path)),
        "$type" => new TypeFilter(path, TypeNames.Parse(value)),
        "$not" => Not(path, value),
        "$size" => new SizeFilter(path, value.ToInt32()),
        _ when !name.StartsWith('$') => throw Errors.BadValue($"unknown operator: {name}"),
        _ => throw Errors.Unsupported($"{name} in the filter on {path.Path}"),
    };

    private static NotFilter Not(FieldPath path, BsonValue value)
    {
        if (value is BsonRegularExpression)
            throw Errors.Unsupported($"a regular expression in the filter on {path.Path}");
        if (value is not BsonDocument document)
            throw Errors.BadValue("$not needs a regex or a document");
        if (document.ElementCount == 0)
            throw Errors.BadValue("$not cannot be empty");

        return new NotFilter(And([.. document.Select(element => ParseOperator(path, element.Name, element.Value))]));
    }

    private static ComparisonFilter Compare(FieldPath path, Comparison comparison, BsonValue value) => value switch
    {
        BsonRegularExpression => throw Errors.Unsupported($"a regular expression in the filter on {path.Path}"),
        BsonUndefined => throw Errors.BadValue("cannot compare to undefined"),
        BsonArray when comparison != Comparison.Equal => throw Errors.Unsupported($"greater or less than an array in the filter on {path.Path}"),
        _ => new ComparisonFilter(path, comparison, value),
    };

    private static InFilter In(FieldPath path, string name, BsonValue value)
    {
        if (value is not BsonArray values)
            throw Errors.BadValue($"{name} needs an array");
        if (values.Any(item => IsOperators(item, out _)))
            throw Errors.BadValue($"cannot nest $ under {name}");
        if (values.Any(item => item is BsonRegularExpression))
            throw Errors.Unsupported($"a regular expression in the filter on {path.Path}");
        if (values.Any(item => item is BsonUndefined))
            throw Errors.BadValue("InMatchExpression equality cannot be undefined");

        return new InFilter(path, [.. values]);
    }

    private static bool IsTrue(BsonValue value) => value switch
    {
        BsonBoolean truth => truth.Value,
        BsonNull or BsonUndefined => false,
        _ => !value.IsNumeric || value.ToDouble() != 0,
    };

    private static IFilter And(List<IFilter> filters) => filters is [var only] ? only : new AndFilter(filters);
}
