using MongoDB.Bson;

namespace TestSupport.Mongo.Query;

/// <summary>A field that is there, be it null.</summary>
internal sealed class ExistsFilter(FieldPath path) : IFilter
{
    public bool Matches(BsonDocument document) => path.Values(document, intoLeaf: false).Any(value => value is not null);
}
