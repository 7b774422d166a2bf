using MongoDB.Bson;

namespace TestSupport.Mongo.Query;

/// <summary>A field whose value is of one of several types.</summary>
internal sealed class TypeFilter(FieldPath path, IReadOnlyList<BsonType> types) : IFilter
{
    public bool Matches(BsonDocument document) => path.Values(document).Any(value => value is not null && types.Contains(value.BsonType));
}
