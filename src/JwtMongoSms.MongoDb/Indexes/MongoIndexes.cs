using JwtMongoSms.MongoDb.Connection;
using JwtMongoSms.MongoDb.Indexes;
using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Driver.Core.Clusters;

namespace JwtMongoSms;

/// <summary>Creates the indexes that the stores need: one user a phone number, and removal of expired documents. A service.</summary>
public sealed class MongoIndexes
{
    private static readonly TimeSpan LogPeriod = TimeSpan.FromSeconds(10);

    private readonly MongoConnection connection;
    private readonly IReadOnlyList<StoreIndex> indexes;
    private readonly TimeProvider time;
    private readonly ILogger logger;

    internal MongoIndexes(MongoConnection connection, IReadOnlyList<StoreIndex> indexes, TimeProvider time, ILogger<MongoIndexes> logger)
        => (this.connection, this.indexes, this.time, this.logger) = (connection, indexes, time, logger);

    /// <summary>
    /// Creates the missing indexes and waits until all are built. Existing ones that do the same stay; none is dropped. One that can't be
    /// created keeps no other from being created.
    /// </summary>
    /// <exception cref="StoreException">
    /// An index conflicts, two users have one phone number, or a sharded cluster is used without retryable writes; the message says what to
    /// do, in a line for each index.
    /// </exception>
    public async Task EnsureAsync(CancellationToken cancellationToken = default)
    {
        Log.CreatingIndexes(logger, indexes.Count);
        List<StoreException> failures = [];
        foreach (var index in indexes)
        {
            // MongoDB lists an index that is still being built: only createIndexes waits for it.
            var existing = await ListAsync(index.Collection, cancellationToken).ConfigureAwait(false);
            try
            {
                await CreateAsync(index.Among(existing), cancellationToken).ConfigureAwait(false);
            }
            catch (StoreException exception)
            {
                failures.Add(exception);
            }
        }

        ThrowFirst(failures);
    }

    /// <summary>Gets the indexes that are missing.</summary>
    internal async Task<IReadOnlyList<StoreIndex>> FindMissingAsync(CancellationToken cancellationToken)
    {
        List<StoreIndex> missing = [];
        foreach (var group in indexes.GroupBy(index => index.Collection))
        {
            var existing = await ListAsync(group.Key, cancellationToken).ConfigureAwait(false);
            missing.AddRange(group.Where(index => !existing.Exists(index.IsServedBy)));
        }

        return missing;
    }

    // The message has all of them; what stays until an operator acts is thrown before what may pass.
    private static void ThrowFirst(List<StoreException> failures)
    {
        if (failures is [])
            return;

        var first = failures.OrderBy(failure => failure.IsTransient).First();
        throw failures.Count == 1
            ? first
            : new StoreException(first.Failure, string.Join(Environment.NewLine, failures.Select(failure => failure.Message).Distinct()))
            {
                IsTransient = first.IsTransient,
            };
    }

    private Task<List<BsonDocument>> ListAsync(string collection, CancellationToken cancellationToken) => connection.RunAsync(
        async (collections, token) =>
        {
            var existing = await StoreIndex.ListAsync(collections.Named(collection), token).ConfigureAwait(false);
            RequireRetryableWrites(collections.Users.Database.Client);
            return existing;
        },
        RequestDeadline.Length,
        cancellationToken);

    private async Task CreateAsync(StoreIndex index, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        await using var timer = time.CreateTimer(
            _ => Log.WaitingForIndex(logger, index.ToString(), time.GetElapsedTime(started)), null, LogPeriod, LogPeriod);

        // No deadline, no maxTimeMS and no time-out of the write concern: an index over many users takes minutes.
        await connection.RunWithoutDeadlineAsync(
            async (collections, token) =>
            {
                var collection = collections.Named(index.Collection);
                try
                {
                    return await collection.Database.RunCommandAsync<BsonDocument>(index.ToCommand(), ReadPreference.Primary, token)
                        .ConfigureAwait(false);
                }
                catch (MongoCommandException exception)
                {
                    throw await IndexErrors.FromAsync(exception, index, collection, token).ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    // The unique index proves the shard key of users: MongoDB allows it with no other key than phoneNumber. Only a change of that key, when
    // a user gets another number, needs a retryable write.
    private static void RequireRetryableWrites(IMongoClient client)
    {
        if (client.Cluster.Description.Type == ClusterType.Sharded && !client.Settings.RetryWrites)
        {
            throw new StoreException(
                StoreFailure.Unavailable,
                "The MongoDB cluster is sharded and retryable writes are off, so a change of phone number can't move a user to another "
                + "shard. Remove retryWrites=false from the connection string.")
            { IsTransient = false };
        }
    }
}
