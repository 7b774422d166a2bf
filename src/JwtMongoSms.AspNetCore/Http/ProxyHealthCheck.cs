using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JwtMongoSms.AspNetCore.Http;

/// <summary>Reports degraded while requests come through a proxy that is not named: its users share the limits of one address.</summary>
internal sealed class ProxyHealthCheck(UnnamedProxies proxies) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        => Task.FromResult(proxies.Seen
            ? HealthCheckResult.Degraded(
                "X-Forwarded-For came from an address that JwtMongoSms:Limits:TrustedProxies does not name, and is not believed.")
            : HealthCheckResult.Healthy());
}
