using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JwtMongoSms.AspNetCore.Http;

/// <summary>Runs a query of the store that every sign-in runs.</summary>
internal sealed class StoreHealthCheck(IServiceScopeFactory scopes) : IHealthCheck
{
    private static readonly GuessLimits Any = new(PerDay: 1, InARow: 1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var limits = scope.ServiceProvider.GetRequiredService<ILimitStore>();
            await limits.IsLockedAsync(new LimitKey("health"), Any, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StoreException exception)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The store can't answer.", exception);
        }
    }
}
