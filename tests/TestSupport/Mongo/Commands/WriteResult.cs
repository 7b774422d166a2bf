using MongoDB.Bson;

namespace TestSupport.Mongo.Commands;

/// <summary>What one statement of a write resulted in.</summary>
internal sealed record WriteResult(BsonDocument Reply, bool HasWritten);
