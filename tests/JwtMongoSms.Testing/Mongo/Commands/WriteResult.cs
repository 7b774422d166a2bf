using MongoDB.Bson;

namespace JwtMongoSms.Testing.Mongo.Commands;

/// <summary>What one statement of a write resulted in.</summary>
internal sealed record WriteResult(BsonDocument Reply, bool HasWritten);
