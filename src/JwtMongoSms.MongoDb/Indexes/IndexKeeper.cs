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

    private Task<List<BsonDocument>> ListAsync(string collection, CancellationToken cancellationToken)
        => connection.RunAsync((collections, token) => collections.Named(collection).ListIndexesAsync(token), cancellationToken);

    private Task MakeAsync(StoreIndex index, CancellationToken cancellationToken) => connection.RunUnhurriedAsync(
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
        cancellationToken);
}
