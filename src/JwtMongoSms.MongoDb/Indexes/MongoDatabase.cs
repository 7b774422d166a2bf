using JwtMongoSms.MongoDb.Connection;

namespace JwtMongoSms.MongoDb.Indexes;

/// <summary>The database as the stores use it: no verb runs before the indexes are there.</summary>
internal sealed class MongoDatabase(MongoConnection connection, IndexGate gate)
{
    public MongoDbOptions Options => connection.Options;

    /// <summary>Runs a verb: one command, and one more where a race needs it.</summary>
    /// <exception cref="Stores.StoreException">MongoDB did not do it in time.</exception>
    public Task<T> RunAsync<T>(Func<MongoCollections, CancellationToken, Task<T>> verb, CancellationToken cancellationToken)
        => connection.RunAsync(
            async (collections, token) =>
            {
                await gate.PassAsync(token).ConfigureAwait(false);
                return await verb(collections, token).ConfigureAwait(false);
            },
            cancellationToken);
}
