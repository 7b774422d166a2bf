using System.Buffers.Binary;
using System.Text;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace JwtMongoSms.Testing.Mongo.Wire;

/// <summary>Reads requests from a connection.</summary>
internal static class MessageReader
{
    private const int HeaderLength = 16;
    private const uint RequiredFlags = 0xFFFF;
    private const string Commands = ".$cmd";

    /// <summary>Reads the next request, or returns <see langword="null"/> where the other side has hung up.</summary>
    public static async Task<WireRequest?> ReadAsync(Stream stream, int maxLength, CancellationToken cancellationToken)
    {
        var header = new byte[HeaderLength];
        if (await stream.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false, cancellationToken) < HeaderLength)
            return null;

        var length = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (length < HeaderLength || length > maxLength)
            throw new WireException($"A message has {length} bytes.");

        var content = new byte[length - HeaderLength];
        await stream.ReadExactlyAsync(content, cancellationToken);
        var id = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4));
        var opCode = (OpCode)BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12));
        try
        {
            return new WireRequest(id, opCode, opCode switch
            {
                OpCode.Msg => ReadMsg(content),
                OpCode.Query => ReadQuery(content),
                _ => throw new WireException($"A message is of kind {(int)opCode}."),
            });
        }
        catch (Exception exception) when (exception is not WireException)
        {
            throw new WireException($"A message can't be read: {exception.Message}");
        }
    }

    private static BsonDocument ReadMsg(byte[] content)
    {
        // Neither checksums nor writes without a reply: the driver sends none.
        using var sections = new MemoryStream(content, writable: false) { Position = sizeof(uint) };
        if (BinaryPrimitives.ReadUInt32LittleEndian(content) is var flags && (flags & RequiredFlags) != 0)
            throw new WireException($"OP_MSG has the flags {flags:x8}.");

        BsonDocument? body = null;
        List<BsonElement> sequences = [];
        while (sections.Position < sections.Length)
        {
            var kind = sections.ReadByte();
            if (kind == 1)
                sequences.Add(ReadSequence(sections));
            else if (kind == 0 && body is null)
                body = ReadDocument(sections);
            else
                throw new WireException($"OP_MSG has a section of kind {kind} too many.");
        }

        return body?.AddRange(sequences) ?? throw new WireException("OP_MSG has no body.");
    }

    private static BsonElement ReadSequence(MemoryStream sections)
    {
        var size = new byte[sizeof(int)];
        var start = sections.Position;
        sections.ReadExactly(size);
        var end = start + BinaryPrimitives.ReadInt32LittleEndian(size);
        var name = ReadName(sections);
        var documents = new BsonArray();
        while (sections.Position < end)
            documents.Add(ReadDocument(sections));

        return sections.Position == end
            ? new BsonElement(name, documents)
            : throw new WireException("A document sequence overruns its size.");
    }

    private static BsonDocument ReadQuery(byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false) { Position = sizeof(int) };
        if (ReadName(stream) is var collection && !collection.EndsWith(Commands, StringComparison.Ordinal))
            throw new WireException($"OP_QUERY on {collection}: only the commands of the handshake come this way.");

        stream.Position += 2 * sizeof(int);
        return ReadDocument(stream).Add("$db", collection[..^Commands.Length]);
    }

    private static BsonDocument ReadDocument(MemoryStream stream) => BsonSerializer.Deserialize<BsonDocument>(stream);

    private static string ReadName(MemoryStream stream)
    {
        List<byte> bytes = [];
        for (var next = stream.ReadByte(); next != 0; next = stream.ReadByte())
            bytes.Add(next > 0 ? (byte)next : throw new WireException("A name has no end."));

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
