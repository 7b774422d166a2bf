using System.Buffers.Binary;
using System.Net.Sockets;
using MongoDB.Bson;
using MongoDB.Driver;
using TestSupport.Mongo;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>A connection on which a test says byte by byte what no driver would.</summary>
internal sealed class RawConnection : IDisposable
{
    public const int OpMsg = 2013;
    public const int OpQuery = 2004;

    private readonly TcpClient client = new();
    private readonly NetworkStream stream;
    private int lastRequest;

    public RawConnection(MongoWireServer server)
    {
        var address = new MongoUrl(server.ConnectionString).Server;
        client.Connect(address.Host, address.Port);
        stream = client.GetStream();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Runs a command and gives back the answer.</summary>
    public async Task<BsonDocument> RunAsync(string command)
    {
        await SendAsync(OpMsg, Message(0, Body(command)));
        return await ReadReplyAsync();
    }

    public async Task SendAsync(int opCode, byte[] content)
    {
        var message = new byte[16 + content.Length];
        BinaryPrimitives.WriteInt32LittleEndian(message, message.Length);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(4), ++lastRequest);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(12), opCode);
        content.CopyTo(message, 16);
        await stream.WriteAsync(message, Token);
    }

    /// <summary>The answer to the last request, of whichever kind.</summary>
    public async Task<BsonDocument> ReadReplyAsync()
    {
        var header = new byte[16];
        await stream.ReadExactlyAsync(header, Token);
        var content = new byte[BinaryPrimitives.ReadInt32LittleEndian(header) - header.Length];
        await stream.ReadExactlyAsync(content, Token);
        Assert.Equal(lastRequest, BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(8)));

        // OP_MSG: flags and a section of kind 0; OP_REPLY: flags, cursor, start, count.
        var start = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12)) == OpMsg ? 5 : 20;
        return MongoDB.Bson.Serialization.BsonSerializer.Deserialize<BsonDocument>(content[start..]);
    }

    /// <summary>Whether the server has hung up, having answered nothing.</summary>
    public async Task<bool> IsClosedAsync()
    {
        try
        {
            return await stream.ReadAsync(new byte[1], Token) == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>The content of an OP_MSG.</summary>
    public static byte[] Message(int flags, params byte[][] sections) => [.. BitConverter.GetBytes(flags), .. sections.SelectMany(section => section)];

    /// <summary>A section of kind 0.</summary>
    public static byte[] Body(string command) => [0, .. BsonDocument.Parse(command).ToBson()];

    /// <summary>A section of kind 1.</summary>
    public static byte[] Sequence(string name, params string[] documents)
    {
        byte[] rest = [.. name.Select(letter => (byte)letter), 0, .. documents.SelectMany(document => BsonDocument.Parse(document).ToBson())];
        return [1, .. BitConverter.GetBytes(rest.Length + sizeof(int)), .. rest];
    }

    public void Dispose() => client.Dispose();
}
