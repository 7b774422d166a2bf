using MongoDB.Bson;

namespace TestSupport.Mongo.Query;

/// <summary>What a filter says outright about single fields: that they equal a value.</summary>
internal static class Equalities
{
    public static IReadOnlyList<(string Path, BsonValue Value)> Of(IFilter filter) => [.. Find(filter)];

    // MongoDB takes an $or of one clause, and an $in of one value, for what they mean.
    private static IEnumerable<(string Path, BsonValue Value)> Find(IFilter filter) => filter switch
    {
        ComparisonFilter { Comparison: Comparison.Equal } equality => [(equality.Path.Path, equality.Value)],
        InFilter { Values: [var only] } list => [(list.Path.Path, only)],
        AndFilter and => and.Filters.SelectMany(Find),
        OrFilter { Filters: [var only] } => Find(only),
        _ => [],
    };
}
