using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace TestSupport.Mongo.Storage;

/// <summary>A document as bytes, so that no reader can change it.</summary>
internal sealed class StoredDocument(byte[] bytes)
{
    public byte[] Bytes { get; set; } = bytes;

    public BsonDocument Read() => BsonSerializer.Deserialize<BsonDocument>(Bytes);
}
