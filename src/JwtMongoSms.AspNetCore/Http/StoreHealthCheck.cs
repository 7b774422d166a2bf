using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JwtMongoSms.AspNetCore.Http;

/// <summary>Runs a query of the store that every sign-in runs.</summary>
internal sealed class StoreHealthCheck(IServiceScopeFactory scopes) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var limits = scope.ServiceProvider.GetRequiredService<ILimitStore>();
            await limits.FindBudgetAsync(new LimitKey("health"), DateOnly.MinValue, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StoreException exception)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The store can't answer.", exception);
        }
    }
}
