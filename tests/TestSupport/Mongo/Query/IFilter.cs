using MongoDB.Bson;

namespace TestSupport.Mongo.Query;

/// <summary>A condition on a document.</summary>
internal interface IFilter
{
    bool Matches(BsonDocument document);
}
