using MongoDB.Bson;

namespace JwtMongoSms.Testing.Mongo.Query;

/// <summary>An array with so many elements.</summary>
internal sealed class SizeFilter(FieldPath path, int size) : IFilter
{
    public bool Matches(BsonDocument document) => path.Values(document, intoLeaf: false).Any(value => value is BsonArray array && array.Count == size);
}
