using System.Text;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;

namespace TestSupport.Mongo.Wire;

/// <summary>Documents to bytes and back.</summary>
internal static class Bson
{
    public static byte[] Write(BsonDocument document)
    {
        using var stream = new MemoryStream();
        Write(stream, document);
        return stream.ToArray();
    }

    public static void Write(Stream stream, BsonDocument document)
    {
        using var writer = new BsonBinaryWriter(stream);
        BsonDocumentSerializer.Instance.Serialize(BsonSerializationContext.CreateRoot(writer), document);
    }

    public static BsonDocument Read(byte[] bytes) => Read(new MemoryStream(bytes, writable: false));

    /// <summary>Reads the document that begins where the stream stands.</summary>
    public static BsonDocument Read(Stream stream)
    {
        using var reader = new BsonBinaryReader(stream);
        return BsonDocumentSerializer.Instance.Deserialize(BsonDeserializationContext.CreateRoot(reader));
    }

    public static string ReadCString(MemoryStream stream)
    {
        var bytes = new List<byte>();
        for (var next = stream.ReadByte(); next != 0; next = stream.ReadByte())
            bytes.Add(next > 0 ? (byte)next : throw new WireException("A name has no end."));

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
