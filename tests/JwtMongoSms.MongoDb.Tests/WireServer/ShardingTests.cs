using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using MongoDB.Driver;
using TestSupport.Mongo;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>What the router of a sharded cluster refuses.</summary>
public sealed class ShardingTests
{
    [Theory]
    [InlineData("{ findAndModify: 'users', query: { _id: 1 }, update: { $set: { a: 1 } } }", 61)]
    [InlineData("{ findAndModify: 'users', query: { phoneNumber: { $gt: '+1' } }, update: { $set: { a: 1 } } }", 61)]
    [InlineData("{ findAndModify: 'signInChallenges', query: { startedByNumber: '+1' }, update: { $set: { a: 1 } } }", 61)]
    [InlineData("{ update: 'signInSessions', updates: [{ q: { userId: 'a' }, u: { $set: { a: 1 } } }] }", 61)]
    [InlineData("{ delete: 'users', deletes: [{ q: { a: 1 }, limit: 1 }] }", 61)]
    [InlineData("{ findAndModify: 'users', query: { phoneNumber: '+1' }, update: { $set: { phoneNumber: '+2' } } }", 20)]
    [InlineData("{ createIndexes: 'users', indexes: [{ key: { email: 1 }, name: 'email', unique: true }] }", 67)]
    [InlineData("{ findAndModify: 'users', query: { phoneNumber: '+1' }, update: { $set: { a: 1 } } }", null)]
    [InlineData("{ update: 'users', updates: [{ q: { _id: 1 }, u: { $set: { a: 1 } } }] }", null)]
    [InlineData("{ update: 'signInSessions', updates: [{ q: { userId: 'a' }, u: { $set: { a: 1 } }, multi: true }] }", null)]
    [InlineData("{ delete: 'users', deletes: [{ q: { _id: 1 }, limit: 1 }] }", null)]
    public async Task A_write_to_one_document_that_names_no_shard_is_refused(string command, int? code)
    {
        await using var router = MongoWireServer.Start(new FakeTimeProvider(), TestDatabase.ShardedCluster);
        using var client = new MongoClient(router.ConnectionString);
        var database = client.GetDatabase("test");
        await database.RunCommandAsync<BsonDocument>(
            "{ insert: 'users', documents: [{ _id: 1, phoneNumber: '+1' }] }", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(code, await ErrorOfAsync(database, command));
        Assert.Empty(router.Refusals);
    }

    private static async Task<int?> ErrorOfAsync(IMongoDatabase database, string command)
    {
        try
        {
            var reply = await database.RunCommandAsync<BsonDocument>(command, cancellationToken: TestContext.Current.CancellationToken);
            return reply.TryGetValue("writeErrors", out var errors) ? errors[0]["code"].ToInt32() : null;
        }
        catch (MongoCommandException exception)
        {
            return exception.Code;
        }
    }
}
