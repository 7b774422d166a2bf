using JwtMongoSms.MongoDb.Connection;
using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Indexes;

/// <summary>Runs the verbs of one store: each waits for the indexes, has the request's deadline, and throws our errors alone.</summary>
internal sealed class StoreCollection(
    MongoConnection connection, IndexGate gate, RequestDeadline deadline, Func<MongoCollections, IMongoCollection<BsonDocument>> choose)
{
    public MongoDbOptions Options => connection.Options;

    /// <summary>Runs a verb: one command, and another one where a race or a refusal asks for it.</summary>
    public Task<T> RunAsync<T>(Func<MongoCommands, CancellationToken, Task<T>> verb, CancellationToken cancellationToken)
    {
        deadline.Enter();
        return connection.RunAsync(
            async (collections, token) =>
            {
                await gate.PassAsync(token).ConfigureAwait(false);
                return await verb(new MongoCommands(choose(collections), deadline), token).ConfigureAwait(false);
            },
            deadline.Left,
            cancellationToken);
    }
}
