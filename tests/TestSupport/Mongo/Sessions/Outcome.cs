using MongoDB.Bson;

namespace TestSupport.Mongo.Sessions;

/// <summary>What one statement of a write came to. MongoDB remembers it for retries only if something was written.</summary>
internal sealed record Outcome(BsonDocument Result, bool HasWritten);
