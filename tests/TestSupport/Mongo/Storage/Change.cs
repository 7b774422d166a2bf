using MongoDB.Bson;

namespace TestSupport.Mongo.Storage;

/// <summary>What became of a document. Without one before it was inserted, without one after it was removed.</summary>
internal sealed record Change(BsonDocument? Before, BsonDocument? After)
{
    public static Change None { get; } = new(null, null);

    public bool IsInsert => Before is null && After is not null;

    /// <summary>Whether anything is stored that wasn't. Only that is remembered for retries.</summary>
    public bool HasWritten { get; init; }
}
