using MongoDB.Bson;

namespace TestSupport.Mongo.Wire;

/// <summary>One command as it came. <paramref name="WantsReply"/> is false for what the driver sends and forgets.</summary>
internal sealed record WireRequest(int RequestId, OpCode OpCode, BsonDocument Body, bool WantsReply);
