using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Limits;

/// <summary>Releases guesses in their own scope while the sign-in continues. If one fails, the number has one guess less today.</summary>
internal sealed class GuessReleases(IServiceScopeFactory scopes, ILogger<GuessReleases> logger)
{
    /// <summary>Awaits a step before the code is used, and releases the guess when it fails.</summary>
    public async Task ReleaseOnFailureAsync(GuessReservation reservation, Task step)
    {
        try
        {
            await step.ConfigureAwait(false);
        }
        catch
        {
            await ReleaseAsync(reservation).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Starts a release. The task never fails.</summary>
    public async Task ReleaseAsync(GuessReservation reservation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var store = scope.ServiceProvider.GetRequiredService<ILimitStore>();
            await store.ReleaseGuessAsync(reservation.Key, reservation.Day, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Log.GuessNotReleased(logger, exception);
        }
    }
}
