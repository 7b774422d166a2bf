namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>What MongoDB can do and this server can't: it says so, and a test that asked for it can't go on unnoticed.</summary>
public sealed class RefusalTests : WireServerTest
{
    public static TheoryData<string> Commands { get; } =
    [
        "{find: 'things', filter: {$where: 'true'}}",
        "{find: 'things', filter: {$expr: {$eq: ['$a', 1]}}}",
        "{find: 'things', filter: {$text: {$search: 'x'}}}",
        "{find: 'things', filter: {$jsonSchema: {}}}",
        "{find: 'things', filter: {a: /x/}}",
        "{find: 'things', filter: {a: {$regex: 'x'}}}",
        "{find: 'things', filter: {a: {$in: [/x/]}}}",
        "{find: 'things', filter: {a: {$elemMatch: {b: 1}}}}",
        "{find: 'things', filter: {a: {$size: 1}}}",
        "{find: 'things', filter: {a: {$gt: [1]}}}",
        "{find: 'things', sort: {a: {$meta: 'textScore'}}}",
        "{find: 'things', projection: {a: {$slice: 1}}}",
        "{find: 'things', projection: {a: '$b'}}",
        "{find: 'things', collation: {locale: 'en'}}",
        "{find: 'things', hint: 'a_1'}",
        "{find: 'things', let: {a: 1}}",
        "{find: 'things', tailable: true}",
        "{find: 'things', readConcern: {level: 'snapshot'}}",
        "{find: 'things', readConcern: {level: 'local', afterClusterTime: Timestamp(1, 1)}}",
        "{find: 'things', lsid: {id: UUID('00112233-4455-6677-8899-aabbccddeeff')}, txnNumber: NumberLong(1), startTransaction: true, autocommit: false}",
        "{insert: 'things', documents: [{_id: 1}], lsid: {id: UUID('00112233-4455-6677-8899-aabbccddeeff')}, txnNumber: NumberLong(1), startTransaction: true, autocommit: false}",
        "{insert: 'things', documents: [{_id: 1}], bypassDocumentValidation: true}",
        "{update: 'things', updates: [{q: {_id: 1}, u: [{$set: {a: 1}}]}]}",
        "{update: 'things', updates: [{q: {_id: 1}, u: {$push: {a: 1}}}]}",
        "{update: 'things', updates: [{q: {_id: 1}, u: {$currentDate: {a: true}}}]}",
        "{update: 'things', updates: [{q: {_id: 1}, u: {$set: {'a.$': 1}}}]}",
        "{update: 'things', updates: [{q: {_id: 1}, u: {$set: {'a.$[]': 1}}}]}",
        "{update: 'things', updates: [{q: {_id: 1}, u: {$set: {a: 1}}, arrayFilters: []}]}",
        "{delete: 'things', deletes: [{q: {_id: 1}, limit: 1, hint: 'a_1'}]}",
        "{findAndModify: 'things', query: {_id: 1}, update: {$rename: {a: 'b'}}}",
        "{findAndModify: 'things', query: {_id: 1}, update: {$set: {a: 1}}, collation: {locale: 'en'}}",
        "{aggregate: 'things', pipeline: [{$lookup: {from: 'x'}}], cursor: {}}",
        "{aggregate: 'things', pipeline: [{$match: {}}], cursor: {}}",
        "{aggregate: 'things', pipeline: [{$group: {_id: '$a', n: {$sum: 1}}}], cursor: {}}",
        "{aggregate: 'things', pipeline: [{$limit: 1}, {$match: {}}, {$group: {_id: 1, n: {$sum: 1}}}], cursor: {}}",
        "{aggregate: 'things', pipeline: [{$changeStream: {}}], cursor: {}}",
        "{createIndexes: 'things', indexes: [{key: {a: 1}, name: 'a', partialFilterExpression: {a: 1}}]}",
        "{createIndexes: 'things', indexes: [{key: {a: 1}, name: 'a', collation: {locale: 'en'}}]}",
        "{createIndexes: 'things', indexes: [{key: {a: 'hashed'}, name: 'a'}]}",
        "{createIndexes: 'things', indexes: [{key: {'$**': 1}, name: 'a'}]}",
        "{commitTransaction: 1}",
        "{getLastError: 1}",
        "{saslStart: 1}",
        "{explain: {find: 'things'}}",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task What_is_not_done_is_refused_and_remembered(string command)
    {
        using var connection = new RawConnection(Server);
        await connection.RunAsync("{insert: 'things', documents: [{_id: 1, a: [1]}], $db: 'test'}");

        var reply = await connection.RunAsync(command[..^1] + ", $db: 'test'}");

        Assert.Equal(0, reply["ok"].ToInt32());
        Assert.True(reply["code"].AsInt32 is 238 or 59, reply.ToString());
        Assert.Contains(command.Split([' ', ':', '{'], StringSplitOptions.RemoveEmptyEntries)[0], Assert.Single(Server.Refusals), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(Server.AssertNothingRefused);
    }

    [Theory]
    [InlineData("{find: 5, $db: 'test'}", 73)]
    [InlineData("{find: 'things', filter: 5, $db: 'test'}", 14)]
    [InlineData("{find: 'things', limit: 'x', $db: 'test'}", 14)]
    [InlineData("{find: 'things', skip: -1, $db: 'test'}", 2)]
    [InlineData("{find: 'things', sort: {a: 2}, $db: 'test'}", 2)]
    [InlineData("{find: 'things'}", 40414)]
    [InlineData("{insert: 'things', $db: 'test'}", 40414)]
    [InlineData("{insert: 'things', documents: [], $db: 'test'}", 16)]
    [InlineData("{findAndModify: 'things', $db: 'test'}", 9)]
    [InlineData("{findAndModify: 'things', remove: true, update: {a: 1}, $db: 'test'}", 9)]
    [InlineData("{findAndModify: 'things', remove: true, upsert: true, $db: 'test'}", 9)]
    [InlineData("{findAndModify: 'things', remove: true, new: true, $db: 'test'}", 9)]
    [InlineData("{getMore: NumberLong(77), collection: 'things', $db: 'test'}", 43)]
    [InlineData("{insert: 'things', documents: [{_id: 1}], writeConcern: {w: true}, $db: 'test'}", 9)]
    public async Task A_command_that_is_wrong_for_MongoDB_too_is_only_an_error(string command, int code)
    {
        using var connection = new RawConnection(Server);

        var reply = await connection.RunAsync(command);

        Assert.Equal((0, code), (reply["ok"].ToInt32(), reply["code"].AsInt32));
        Server.AssertNothingRefused();
    }
}
