using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using MongoDB.Driver;
using TestSupport.Mongo;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>A connection on which a test sends what no driver would.</summary>
internal sealed class RawConnection : IDisposable
{
    public const int OpMsg = 2013;
    public const int OpQuery = 2004;

    private const int Id = 7;

    private readonly TcpClient client = new();
    private readonly NetworkStream stream;

    public RawConnection(MongoWireServer server)
    {
        var address = new MongoUrl(server.ConnectionString).Server;
        client.Connect(address.Host, address.Port);
        stream = client.GetStream();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Runs a command on the database <c>test</c> and returns the reply.</summary>
    public async Task<BsonDocument> RunAsync(string command)
    {
        await SendAsync(OpMsg, Message(0, Body(command)));
        return await ReadReplyAsync();
    }

    public async Task SendAsync(int opCode, byte[] content)
    {
        int[] header = [16 + content.Length, Id, 0, opCode];
        await stream.WriteAsync((byte[])[.. header.SelectMany(BitConverter.GetBytes), .. content], Token);
    }

    /// <summary>Reads a reply. Before its document, OP_MSG has flags and the kind of a section.</summary>
    public async Task<BsonDocument> ReadReplyAsync()
    {
        var header = new byte[16];
        await stream.ReadExactlyAsync(header, Token);
        var content = new byte[BinaryPrimitives.ReadInt32LittleEndian(header) - header.Length];
        await stream.ReadExactlyAsync(content, Token);
        Assert.Equal([.. BitConverter.GetBytes(Id), .. BitConverter.GetBytes(OpMsg)], header[8..]);
        return BsonSerializer.Deserialize<BsonDocument>(content[5..]);
    }

    /// <summary>Whether the server has closed the connection without a reply.</summary>
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
    public static byte[] Message(int flags, params byte[][] sections)
        => [.. BitConverter.GetBytes(flags), .. sections.SelectMany(section => section)];

    /// <summary>A section of kind 0.</summary>
    public static byte[] Body(string command) => [0, .. BsonDocument.Parse(command).Add("$db", "test").ToBson()];

    /// <summary>A section of kind 1.</summary>
    public static byte[] Sequence(string name, params string[] documents)
    {
        byte[] content = [.. Encoding.ASCII.GetBytes(name), 0, .. documents.SelectMany(document => BsonDocument.Parse(document).ToBson())];
        return [1, .. BitConverter.GetBytes(content.Length + sizeof(int)), .. content];
    }

    public void Dispose() => client.Dispose();
}
