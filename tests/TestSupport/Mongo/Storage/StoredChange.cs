using MongoDB.Bson;

namespace TestSupport.Mongo.Storage;

/// <summary>A document before and after a write. An insert has none before, a delete none after.</summary>
internal sealed record StoredChange(BsonDocument? Before, BsonDocument? After)
{
    public static StoredChange None { get; } = new(null, null);

    public bool IsInsert => Before is null && After is not null;

    /// <summary>Whether the stored bytes changed. Only such writes are remembered for retries.</summary>
    public bool HasWritten { get; init; }
}
