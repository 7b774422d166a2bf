using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JwtMongoSms.AspNetCore.Http;

/// <summary>Writes to the store what a guess writes, and takes it back: a locked file and a full disk still answer reads.</summary>
internal sealed class StoreHealthCheck(IServiceScopeFactory scopes, TimeProvider timeProvider) : IHealthCheck
{
    private static readonly GuessLimits Unlimited = new(PerDay: int.MaxValue, InARow: int.MaxValue);
    private readonly Lock gate = new();
    private Task<StoreException?>? check;
    private long goodUntil;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var failure = await FindFailureAsync().WaitAsync(cancellationToken);
        return failure is null
            ? HealthCheckResult.Healthy()
            : new HealthCheckResult(context.Registration.FailureStatus, $"The store can't be written. {failure.Message}", failure);
    }

    // Requests at the same time share a check, and a good one holds for a second: a flood of requests is two writes a second.
    private Task<StoreException?> FindFailureAsync()
    {
        lock (gate)
        {
            return check is null || (check.IsCompleted && timeProvider.GetTimestamp() >= Volatile.Read(ref goodUntil))
                ? check = WriteAsync()
                : check;
        }
    }

    private async Task<StoreException?> WriteAsync()
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var limits = scope.ServiceProvider.GetRequiredService<ILimitStore>();
            var (key, day) = (new LimitKey("health"), DateOnly.FromDateTime(timeProvider.GetUtcNow().UtcDateTime));
            await limits.ReserveGuessAsync(key, Unlimited, day, CancellationToken.None);
            await limits.ReleaseGuessAsync(key, day, CancellationToken.None);
            Volatile.Write(ref goodUntil, timeProvider.GetTimestamp() + timeProvider.TimestampFrequency);
            return null;
        }
        catch (StoreException exception)
        {
            return exception;
        }
    }
}
