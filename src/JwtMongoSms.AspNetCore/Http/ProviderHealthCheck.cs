using JwtMongoSms.Messages;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JwtMongoSms.AspNetCore.Http;

/// <summary>Reports degraded while the provider refuses our account: signed-in users notice nothing, and no code is sent.</summary>
internal sealed class ProviderHealthCheck(ProviderAccount account) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        => Task.FromResult(account.Refusal is { } refusal
            ? HealthCheckResult.Degraded($"The provider refuses our account: {refusal.Provider} {refusal.Code}. {refusal.Detail}")
            : HealthCheckResult.Healthy());
}
