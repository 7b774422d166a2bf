using MongoDB.Bson;

namespace TestSupport.Mongo.Query;

/// <summary>The opposite of a condition: it matches where the field is missing too.</summary>
internal sealed class NotFilter(IFilter filter) : IFilter
{
    public bool Matches(BsonDocument document) => !filter.Matches(document);
}
