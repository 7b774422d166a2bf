using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Internal;

/// <summary>Makes the indexes that are missing and tells what stands in their way.</summary>
internal sealed class IndexKeeper(MongoConnection connection)
{
    /// <exception cref="Stores.StoreException">MongoDB is out of reach, or an index can't be made as things are.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        foreach (var index in await FindMissingAsync(cancellationToken).ConfigureAwait(false))
            await MakeAsync(index, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<StoreIndex>> FindMissingAsync(CancellationToken cancellationToken)
    {
        List<StoreIndex> missing = [];
        foreach (var group in StoreIndex.All(connection.Options).GroupBy(index => index.Collection))
        {
            var existing = await ListAsync(group.Key, cancellationToken).ConfigureAwait(false);
            missing.AddRange(group.Where(index => !existing.Exists(index.IsServedBy)));
        }

        return missing;
    }

    private Task<List<BsonDocument>> ListAsync(string collection, CancellationToken cancellationToken) => connection.RunAsync(
        async (collections, token) =>
        {
            using var cursor = await collections.Named(collection).Indexes.ListAsync(token).ConfigureAwait(false);
            return await cursor.ToListAsync(token).ConfigureAwait(false);
        },
        cancellationToken);

    private async Task MakeAsync(StoreIndex index, CancellationToken cancellationToken)
    {
        var existing = await ListAsync(index.Collection, cancellationToken).ConfigureAwait(false);
        if (existing.Find(index.IsBlockedBy) is { } blocking)
            throw IndexErrors.InTheWay(index, blocking);

        await connection.RunUnhurriedAsync(
            async (collections, token) =>
            {
                var collection = collections.Named(index.Collection);
                try
                {
                    // Without the time-out of other writes: an index over many users takes minutes.
                    return await collection.WithWriteConcern(WriteConcern.WMajority).Indexes.CreateOneAsync(index.ToModel(), null, token).ConfigureAwait(false);
                }
                catch (MongoCommandException exception)
                {
                    throw await IndexErrors.FromAsync(exception, index, collection, token).ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);
    }
}
