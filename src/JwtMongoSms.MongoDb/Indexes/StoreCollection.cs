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
    public async Task<T> RunAsync<T>(Func<MongoCommands, CancellationToken, Task<T>> verb, CancellationToken cancellationToken)
    {
        deadline.Enter();
        try
        {
            return await connection.RunAsync(PassAsync, deadline.Left, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            deadline.Leave();
        }

        async Task<T> PassAsync(MongoCollections collections, CancellationToken token)
        {
            await gate.PassAsync(token).ConfigureAwait(false);
            return await verb(new MongoCommands(choose(collections), deadline), token).ConfigureAwait(false);
        }
    }
}
