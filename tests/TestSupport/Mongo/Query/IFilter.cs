using MongoDB.Bson;

namespace JwtMongoSms.Testing.Mongo.Query;

/// <summary>A condition on a document.</summary>
internal interface IFilter
{
    bool Matches(BsonDocument document);
}
