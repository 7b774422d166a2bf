using System.Buffers.Binary;
using MongoDB.Bson;

namespace TestSupport.Mongo.Wire;

/// <summary>Answers in the form in which was asked.</summary>
internal static class MessageWriter
{
    private const int LengthOffset = 0;

    public static byte[] Write(WireRequest request, BsonDocument reply)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(0);
            writer.Write(0);
            writer.Write(request.RequestId);
            if (request.OpCode == OpCode.Msg)
                WriteMsgHead(writer);
            else
                WriteReplyHead(writer);
        }

        Bson.Write(stream, reply);
        var message = stream.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(LengthOffset), message.Length);
        return message;
    }

    private static void WriteMsgHead(BinaryWriter writer)
    {
        writer.Write((int)OpCode.Msg);
        writer.Write(0u);
        writer.Write((byte)0);
    }

    private static void WriteReplyHead(BinaryWriter writer)
    {
        const int awaitCapable = 8;
        writer.Write((int)OpCode.Reply);
        writer.Write(awaitCapable);
        writer.Write(0L);
        writer.Write(0);
        writer.Write(1);
    }
}
