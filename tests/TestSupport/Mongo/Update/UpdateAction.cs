using MongoDB.Bson;

namespace TestSupport.Mongo.Update;

/// <summary>One operator on one path.</summary>
internal sealed record UpdateAction(string Operator, UpdatePath Path, BsonValue Argument);
