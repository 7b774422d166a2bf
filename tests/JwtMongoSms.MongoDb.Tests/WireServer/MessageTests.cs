using MongoDB.Bson;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>The messages themselves.</summary>
public sealed class MessageTests : WireServerTest
{
    private const int ChecksumPresent = 1;
    private const int MoreToCome = 2;
    private const int ExhaustAllowed = 1 << 16;

    [Fact]
    public async Task Documents_come_before_or_behind_the_body()
    {
        using var connection = new RawConnection(Server);

        await connection.SendAsync(RawConnection.OpMsg, RawConnection.Message(0, RawConnection.Sequence("documents", "{_id: 1}", "{_id: 2}"), RawConnection.Body("{insert: 'things', $db: 'test'}")));
        Assert.Equal(2, (await connection.ReadReplyAsync())["n"]);

        await connection.SendAsync(RawConnection.OpMsg, RawConnection.Message(ExhaustAllowed, RawConnection.Body("{insert: 'things', $db: 'test'}"), RawConnection.Sequence("documents", "{_id: 3}")));
        Assert.Equal(1, (await connection.ReadReplyAsync())["n"]);
    }

    [Fact]
    public async Task What_wants_no_answer_gets_none_and_is_done_first()
    {
        using var connection = new RawConnection(Server);

        await connection.SendAsync(RawConnection.OpMsg, RawConnection.Message(
            MoreToCome, RawConnection.Body("{insert: 'things', writeConcern: {w: 0}, $db: 'test'}"), RawConnection.Sequence("documents", "{_id: 1}")));

        Assert.Equal(1, (await connection.RunAsync("{count: 'things', $db: 'test'}"))["n"]);
    }

    [Fact]
    public async Task A_checksum_is_looked_at()
    {
        using var right = new RawConnection(Server);
        using var wrong = new RawConnection(Server);
        var ping = RawConnection.Message(ChecksumPresent, RawConnection.Body("{ping: 1, $db: 'test'}"));

        // CRC-32C over header and content, as computed by another program for request 1.
        await right.SendAsync(RawConnection.OpMsg, [.. ping, .. BitConverter.GetBytes(PingChecksum)]);
        Assert.Equal(1, (await right.ReadReplyAsync())["ok"].ToInt32());

        await wrong.SendAsync(RawConnection.OpMsg, [.. ping, .. BitConverter.GetBytes(PingChecksum + 1)]);
        Assert.True(await wrong.IsClosedAsync());
    }

    [Fact]
    public async Task The_old_handshake_is_answered_in_the_old_way()
    {
        using var connection = new RawConnection(Server);

        await connection.SendAsync(RawConnection.OpQuery, OldQuery("admin.$cmd", "{isMaster: 1}"));

        var reply = await connection.ReadReplyAsync();
        Assert.Equal((true, "rs0", 0, 9), (reply["ismaster"].AsBoolean, reply["setName"].AsString, reply["minWireVersion"].AsInt32, reply["maxWireVersion"].AsInt32));
    }

    public static TheoryData<int, byte[]> Foreign { get; } = new()
    {
        { 2012, RawConnection.Message(0, RawConnection.Body("{ping: 1, $db: 'test'}")) },
        { 2002, RawConnection.Message(0, RawConnection.Body("{ping: 1, $db: 'test'}")) },
        { RawConnection.OpMsg, RawConnection.Message(4, RawConnection.Body("{ping: 1, $db: 'test'}")) },
        { RawConnection.OpMsg, RawConnection.Message(0) },
        { RawConnection.OpMsg, RawConnection.Message(0, RawConnection.Body("{ping: 1, $db: 'test'}"), RawConnection.Body("{ping: 1, $db: 'test'}")) },
        { RawConnection.OpMsg, RawConnection.Message(0, [2, 0]) },
        { RawConnection.OpMsg, RawConnection.Message(0, [0, 9, 0, 0, 0]) },
        { RawConnection.OpQuery, OldQuery("test.things", "{}") },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task What_is_no_message_ends_the_connection_and_is_remembered(int opCode, byte[] content)
    {
        using var connection = new RawConnection(Server);

        await connection.SendAsync(opCode, content);

        Assert.True(await connection.IsClosedAsync());
        Assert.Single(Server.Refusals);
        Assert.Throws<InvalidOperationException>(Server.AssertNothingRefused);
    }

    private const uint PingChecksum = 0x8d31f1b2;

    private static byte[] OldQuery(string collection, string command)
        => [.. BitConverter.GetBytes(0), .. collection.Select(letter => (byte)letter), 0, .. BitConverter.GetBytes(0), .. BitConverter.GetBytes(-1), .. BsonDocument.Parse(command).ToBson()];
}
