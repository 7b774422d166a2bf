using MongoDB.Bson;
using TestSupport.Mongo.Values;

namespace TestSupport.Mongo.Documents;

/// <summary>In which order documents are found. A missing field sorts as null does.</summary>
internal sealed class SortOrder
{
    private readonly IReadOnlyList<(FieldPath Path, bool IsDescending)> keys;

    private SortOrder(IReadOnlyList<(FieldPath Path, bool IsDescending)> keys) => this.keys = keys;

    public static SortOrder None { get; } = new([]);

    public static SortOrder Parse(BsonDocument? document) => new([.. (document ?? []).Select(ParseKey)]);

    // LINQ's sorts are stable, so the last key goes first.
    public IEnumerable<T> Sort<T>(IEnumerable<T> items, Func<T, BsonDocument> document) => keys.Reverse().Aggregate(items, (sorted, key) =>
        key.IsDescending
            ? sorted.OrderByDescending(item => ReadKey(key.Path, document(item)), BsonOrder.Instance)
            : sorted.OrderBy(item => ReadKey(key.Path, document(item)), BsonOrder.Instance));

    private static BsonValue ReadKey(FieldPath path, BsonDocument document) => path.Read(document) switch
    {
        BsonArray => throw CommandException.Unsupported($"a sort by the array {path.Name}"),
        var value => value ?? BsonNull.Value,
    };

    private static (FieldPath Path, bool IsDescending) ParseKey(BsonElement element) => element.Value switch
    {
        BsonInt32 { Value: 1 or -1 } direction => (new FieldPath(element.Name), direction.Value < 0),
        _ => throw CommandException.Unsupported($"a sort by {element}"),
    };
}
