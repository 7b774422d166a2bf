using JwtMongoSms.Testing.Mongo.Commands;
using MongoDB.Bson;

namespace JwtMongoSms.Testing.Mongo.Query;

/// <summary>In which order documents are answered. A missing field sorts as null does; an array by its least element, or its greatest when descending.</summary>
internal sealed class SortOrder
{
    private readonly IReadOnlyList<(FieldPath Path, bool Descending)> keys;

    private SortOrder(IReadOnlyList<(FieldPath Path, bool Descending)> keys) => this.keys = keys;

    public static SortOrder Parse(BsonDocument? sort) => new([.. (sort ?? []).Select(ParseKey)]);

    public IEnumerable<T> Sort<T>(IEnumerable<T> items, Func<T, BsonDocument> document)
    {
        if (keys.Count == 0)
            return items;

        return items
            .Select(item => (Item: item, Keys: KeysOf(document(item))))
            .OrderBy(pair => pair.Keys, Comparer<BsonValue[]>.Create(Compare))
            .Select(pair => pair.Item);
    }

    private static (FieldPath Path, bool Descending) ParseKey(BsonElement element)
    {
        if (element.Name.StartsWith('$') || !element.Value.IsNumeric)
            throw Errors.Unsupported($"a sort by {element}");
        if (element.Value.ToDouble() is not (1 or -1))
            throw Errors.BadValue("$sort key ordering must be 1 (for ascending) or -1 (for descending)");

        return (new FieldPath(element.Name), element.Value.ToDouble() < 0);
    }

    private BsonValue[] KeysOf(BsonDocument document) => [.. keys.Select(key => KeyOf(document, key.Path, key.Descending))];

    private static BsonValue KeyOf(BsonDocument document, FieldPath path, bool descending)
    {
        // An array at the end comes after its elements, and only an empty one stands for itself: below null.
        var values = path.Values(document, intoLeaf: false)
            .SelectMany(value => value is BsonArray array ? array.DefaultIfEmpty(BsonUndefined.Value) : [value ?? BsonNull.Value])
            .DefaultIfEmpty(BsonNull.Value);
        return descending ? values.Max(BsonOrder.Instance)! : values.Min(BsonOrder.Instance)!;
    }

    private int Compare(BsonValue[]? left, BsonValue[]? right)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            var order = BsonOrder.Instance.Compare(left![i], right![i]);
            if (order != 0)
                return keys[i].Descending ? -order : order;
        }

        return 0;
    }
}
