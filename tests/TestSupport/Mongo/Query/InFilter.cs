using MongoDB.Bson;

namespace TestSupport.Mongo.Query;

/// <summary>A field that equals one of several values.</summary>
internal sealed class InFilter(FieldPath path, IReadOnlyList<BsonValue> values) : IFilter
{
    private readonly SortedSet<BsonValue> wanted = new(values, BsonOrder.Instance);

    public FieldPath Path => path;

    public IReadOnlyList<BsonValue> Values => values;

    public bool Matches(BsonDocument document)
    {
        foreach (var candidate in path.Values(document))
        {
            var value = candidate is null or BsonUndefined ? BsonNull.Value : candidate;
            if (wanted.Contains(value))
                return true;
        }

        return false;
    }
}
