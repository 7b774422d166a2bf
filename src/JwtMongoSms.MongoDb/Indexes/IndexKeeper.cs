using JwtMongoSms.MongoDb.Connection;
using JwtMongoSms.Stores;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Indexes;

/// <summary>Creates the indexes, waits until they are built, and tells which are missing.</summary>
internal sealed class IndexKeeper(
    MongoConnection connection, IReadOnlyList<StoreIndex> indexes, TimeProvider time, ILogger<IndexKeeper> logger)
{
    private static readonly TimeSpan LogPeriod = TimeSpan.FromSeconds(10);

    /// <exception cref="StoreException">MongoDB is out of reach, or an index can't be created as things are.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        foreach (var index in indexes)
        {
            // MongoDB lists an index that is still being built: only createIndexes waits for it.
            var existing = await ListAsync(index.Collection, cancellationToken).ConfigureAwait(false);
            var serving = existing.Find(index.IsServedBy);
            await CreateAsync(serving is null ? index : index.As(serving), cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<IReadOnlyList<StoreIndex>> FindMissingAsync(CancellationToken cancellationToken)
    {
        List<StoreIndex> missing = [];
        foreach (var group in indexes.GroupBy(index => index.Collection))
        {
            var existing = await ListAsync(group.Key, cancellationToken).ConfigureAwait(false);
            missing.AddRange(group.Where(index => !existing.Exists(index.IsServedBy)));
        }

        return missing;
    }

    private Task<List<BsonDocument>> ListAsync(string collection, CancellationToken cancellationToken)
        => connection.RunAsync((collections, token) => StoreIndex.ListAsync(collections.Named(collection), token), cancellationToken);

    private async Task CreateAsync(StoreIndex index, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        await using var timer = time.CreateTimer(
            _ => Log.WaitingForIndex(logger, index.ToString(), time.GetElapsedTime(started)), null, LogPeriod, LogPeriod);

        // No deadline and no time-out of the write concern: an index over many users takes minutes.
        await connection.RunWithoutDeadlineAsync(
            async (collections, token) =>
            {
                var collection = collections.Named(index.Collection).WithWriteConcern(WriteConcern.WMajority);
                try
                {
                    return await collection.Indexes.CreateOneAsync(index.ToModel(), null, token).ConfigureAwait(false);
                }
                catch (MongoCommandException exception)
                {
                    throw await IndexErrors.FromAsync(exception, index, collection, token).ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);
    }
}
