using MongoDB.Bson;

namespace TestSupport.Mongo.Update;

/// <summary>What a document becomes.</summary>
internal interface IUpdate
{
    /// <summary>Replaces the whole document, but for its id.</summary>
    bool IsReplacement { get; }

    /// <summary>A changed copy. <paramref name="document"/> stays as it is; <paramref name="isInsert"/> where an upsert found none and made it.</summary>
    BsonDocument Apply(BsonDocument document, bool isInsert);
}
