using System.Buffers.Binary;
using System.Numerics;
using MongoDB.Bson;

namespace TestSupport.Mongo.Wire;

/// <summary>Takes requests from a connection: OP_MSG, and OP_QUERY for the handshake.</summary>
internal static class MessageReader
{
    public const int MaxMessage = 48_000_000;

    private const int HeaderLength = 16;
    private const uint ChecksumPresent = 1;
    private const uint MoreToCome = 2;
    private const uint RequiredBits = 0xFFFF;

    /// <summary>The next request, or <see langword="null"/> where the other side has hung up.</summary>
    public static async Task<WireRequest?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var header = new byte[HeaderLength];
        if (await stream.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false, cancellationToken) < HeaderLength)
            return null;

        var length = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (length is < HeaderLength or > MaxMessage)
            throw new WireException($"A message of {length} bytes was announced.");

        var message = new byte[length];
        header.CopyTo(message, 0);
        await stream.ReadExactlyAsync(message.AsMemory(HeaderLength), cancellationToken);
        try
        {
            return Parse(message);
        }
        catch (Exception exception) when (exception is not WireException)
        {
            throw new WireException($"A message can't be read: {exception.Message}");
        }
    }

    private static WireRequest Parse(byte[] message)
    {
        var requestId = BinaryPrimitives.ReadInt32LittleEndian(message.AsSpan(4));
        var opCode = (OpCode)BinaryPrimitives.ReadInt32LittleEndian(message.AsSpan(12));
        return opCode switch
        {
            OpCode.Msg => ParseMsg(requestId, message),
            OpCode.Query => ParseQuery(requestId, message),
            OpCode.Compressed => throw new WireException("OP_COMPRESSED was sent, and no compression was agreed on."),
            _ => throw new WireException($"Messages of kind {(int)opCode} are of another age."),
        };
    }

    private static WireRequest ParseMsg(int requestId, byte[] message)
    {
        var flags = BinaryPrimitives.ReadUInt32LittleEndian(message.AsSpan(HeaderLength));
        if ((flags & RequiredBits & ~(ChecksumPresent | MoreToCome)) != 0)
            throw new WireException($"OP_MSG has required flags that nobody knows: {flags:x8}.");

        var end = message.Length;
        if ((flags & ChecksumPresent) != 0)
        {
            end -= sizeof(uint);
            if (Checksum(message.AsSpan(0, end)) != BinaryPrimitives.ReadUInt32LittleEndian(message.AsSpan(end)))
                throw new WireException("The checksum of OP_MSG is wrong.");
        }

        BsonDocument? body = null;
        var sequences = new List<BsonElement>();
        using var sections = new MemoryStream(message, 0, end, writable: false) { Position = HeaderLength + sizeof(uint) };
        while (sections.Position < end)
        {
            var kind = sections.ReadByte();
            if (kind == 1)
                sequences.Add(ReadSequence(sections));
            else if (kind == 0 && body is null)
                body = Bson.Read(sections);
            else
                throw new WireException($"OP_MSG has a section of kind {kind} too many.");
        }

        if (body is null)
            throw new WireException("OP_MSG has no body.");

        body.AddRange(sequences);
        return new WireRequest(requestId, OpCode.Msg, body, WantsReply: (flags & MoreToCome) == 0);
    }

    private static BsonElement ReadSequence(MemoryStream sections)
    {
        Span<byte> size = stackalloc byte[sizeof(int)];
        var start = sections.Position;
        sections.ReadExactly(size);
        var end = start + BinaryPrimitives.ReadInt32LittleEndian(size);
        var name = Bson.ReadCString(sections);
        var documents = new BsonArray();
        while (sections.Position < end)
            documents.Add(Bson.Read(sections));

        return sections.Position == end ? new BsonElement(name, documents) : throw new WireException("A document sequence overruns its size.");
    }

    private static WireRequest ParseQuery(int requestId, byte[] message)
    {
        using var stream = new MemoryStream(message, writable: false) { Position = HeaderLength + sizeof(int) };
        var collection = Bson.ReadCString(stream);
        if (!collection.EndsWith(".$cmd", StringComparison.Ordinal))
            throw new WireException($"OP_QUERY on {collection}: only commands of the handshake come this way.");

        stream.Position += 2 * sizeof(int);
        var body = Bson.Read(stream);
        body["$db"] = collection[..^".$cmd".Length];
        return new WireRequest(requestId, OpCode.Query, body, WantsReply: true);
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var next in bytes)
            crc = BitOperations.Crc32C(crc, next);

        return ~crc;
    }
}
