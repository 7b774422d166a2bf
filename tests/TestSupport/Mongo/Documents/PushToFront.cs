using MongoDB.Bson;
using TestSupport.Mongo.Values;

namespace TestSupport.Mongo.Documents;

/// <summary>The one form of $push that the stores send: plain values come first, and only so many stay.</summary>
internal static class PushToFront
{
    /// <summary>Returns what $push does to the field; throws for any other form.</summary>
    public static BsonDocument Parse(BsonElement field)
    {
        var isKnown = field.Value is BsonDocument { ElementCount: 3 } push
            && push.GetValue("$each", null) is BsonArray { Count: > 0 } values && !values.Any(value => value is BsonDocument or BsonArray)
            && push.GetValue("$position", null) is BsonInt32 { Value: 0 }
            && push.GetValue("$slice", null) is BsonInt32 { Value: > 0 };
        return isKnown ? field.Value.AsBsonDocument : throw CommandException.Unsupported($"$push: {field}");
    }

    public static BsonArray Apply(BsonArray array, BsonValue push)
        => new(push["$each"].AsBsonArray.Concat(array).Take(push["$slice"].AsInt32));
}
