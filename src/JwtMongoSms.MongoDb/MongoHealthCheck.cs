using JwtMongoSms.MongoDb.Connection;
using JwtMongoSms.MongoDb.Indexes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.MongoDb;

/// <summary>Checks that MongoDB answers and has the indexes. Missing ones are created before the next verb runs.</summary>
internal sealed class MongoHealthCheck(MongoConnection connection, MongoIndexes indexes, IndexGate gate) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var missing = await connection.RunAsync(FindMissingAsync, RequestDeadline.Length, cancellationToken).ConfigureAwait(false);
            return missing.Count == 0
                ? HealthCheckResult.Healthy()
                : new HealthCheckResult(context.Registration.FailureStatus, $"MongoDB lacks {string.Join("; ", missing)}.");
        }
        catch (StoreException exception)
        {
            return new HealthCheckResult(
                context.Registration.FailureStatus, "MongoDB can't answer, or is still building the indexes.", exception);
        }
    }

    private async Task<IReadOnlyList<StoreIndex>> FindMissingAsync(MongoCollections collections, CancellationToken cancellationToken)
    {
        await gate.PassAsync(cancellationToken).ConfigureAwait(false);
        var missing = await indexes.FindMissingAsync(cancellationToken).ConfigureAwait(false);
        if (missing.Count > 0)
            gate.Close();

        return missing;
    }
}

/// <summary>Adds the check to <c>/health</c>.</summary>
internal sealed class MongoHealthSetup(IServiceProvider services) : IConfigureOptions<HealthCheckServiceOptions>
{
    public void Configure(HealthCheckServiceOptions options)
    {
        if (MongoDbOptionsSetup.IsInUse(services))
        {
            options.Registrations.Add(new HealthCheckRegistration(
                "jwtmongosms-mongodb",
                provider => ActivatorUtilities.CreateInstance<MongoHealthCheck>(provider),
                failureStatus: null,
                tags: ["ready"]));
        }
    }
}
