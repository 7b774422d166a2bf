namespace JwtMongoSms.MongoDb.Internal;

/// <summary>What the stores speak to: no verb runs before the indexes are there.</summary>
internal sealed class MongoDatabase(MongoConnection connection, IndexGate gate)
{
    public MongoDbOptions Options => connection.Options;

    /// <summary>Runs a verb: one command, and what makes a lost race good.</summary>
    /// <exception cref="Stores.StoreException">There was no good answer in time.</exception>
    public Task<T> RunAsync<T>(Func<MongoCollections, CancellationToken, Task<T>> verb, CancellationToken cancellationToken) => connection.RunAsync(
        async (collections, token) =>
        {
            await gate.PassAsync(token).ConfigureAwait(false);
            return await verb(collections, token).ConfigureAwait(false);
        },
        cancellationToken);
}
