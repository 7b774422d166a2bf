using MongoDB.Bson;

namespace TestSupport.Mongo.Update;

/// <summary>A whole new document under the old id.</summary>
internal sealed class Replacement(BsonDocument replacement) : IUpdate
{
    public bool IsReplacement => true;

    public BsonDocument Apply(BsonDocument document, bool isInsert)
    {
        var result = (BsonDocument)replacement.DeepClone();
        if (!document.TryGetValue("_id", out var id))
            return result;
        if (result.TryGetValue("_id", out var newId))
            return ImmutableId.Keep(id, newId) ? result : throw ImmutableId.Altered(newId);

        result.InsertAt(0, new BsonElement("_id", id));
        return result;
    }
}
