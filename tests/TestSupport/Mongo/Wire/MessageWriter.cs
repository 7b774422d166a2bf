using System.Buffers.Binary;
using MongoDB.Bson;

namespace TestSupport.Mongo.Wire;

/// <summary>Writes replies in the form of their request.</summary>
internal static class MessageWriter
{
    private const int AwaitCapable = 8;

    public static byte[] Write(WireRequest request, BsonDocument reply)
    {
        // OP_MSG: flags and the kind of a section. OP_REPLY: flags, a cursor of eight bytes, where it starts, how many documents.
        byte[] head = request.OpCode == OpCode.Msg
            ? [.. Int(0), 0]
            : [.. Int(AwaitCapable), .. new byte[sizeof(long)], .. Int(0), .. Int(1)];
        var kind = request.OpCode == OpCode.Msg ? OpCode.Msg : OpCode.Reply;
        byte[] message = [.. Int(0), .. Int(0), .. Int(request.Id), .. Int((int)kind), .. head, .. reply.ToBson()];
        BinaryPrimitives.WriteInt32LittleEndian(message, message.Length);
        return message;
    }

    private static byte[] Int(int value) => BitConverter.GetBytes(value);
}
