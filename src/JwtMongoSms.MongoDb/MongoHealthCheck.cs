using JwtMongoSms.Stores;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Internal;

/// <summary>Whether MongoDB answers, and has the indexes that keep a number from having two users and the collections from growing.</summary>
internal sealed class MongoHealthCheck(MongoConnection connection, IndexKeeper keeper) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await connection.RunAsync(
                (collections, token) => collections.Database.RunCommandAsync<BsonDocument>(new BsonDocument("ping", 1), ReadPreference.Primary, token),
                cancellationToken).ConfigureAwait(false);
            var missing = await keeper.FindMissingAsync(cancellationToken).ConfigureAwait(false);
            return missing.Count == 0
                ? HealthCheckResult.Healthy()
                : new HealthCheckResult(context.Registration.FailureStatus, $"MongoDB lacks {string.Join("; ", missing)}.");
        }
        catch (StoreException exception)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "MongoDB can't answer.", exception);
        }
    }
}
