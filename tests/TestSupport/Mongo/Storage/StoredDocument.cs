using MongoDB.Bson;
using TestSupport.Mongo.Wire;

namespace TestSupport.Mongo.Storage;

/// <summary>A document as bytes: nothing that is handed out can change it.</summary>
internal sealed class StoredDocument(long id, byte[] bytes)
{
    /// <summary>Counts up in the order of insertion.</summary>
    public long Id => id;

    public byte[] Bytes { get; set; } = bytes;

    public BsonDocument Read() => Bson.Read(Bytes);
}
