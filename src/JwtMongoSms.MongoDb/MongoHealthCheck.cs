using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.MongoDb;

/// <summary>Checks that MongoDB answers, and has the indexes that the stores need.</summary>
internal sealed class MongoHealthCheck(MongoIndexes indexes) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var missing = await indexes.FindMissingAsync(cancellationToken).ConfigureAwait(false);
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
