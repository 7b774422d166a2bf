using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Limits;

/// <summary>Runs each verb of the limit store in a scope of its own: a store may allow only one verb at a time in one scope.</summary>
internal sealed class LimitStoreScopes(IServiceScopeFactory scopes, ILogger<LimitStoreScopes> logger)
{
    public async Task<NumberCounts?> TryPaceAsync(
        LimitKey key, SendPace pace, bool isCall, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await StoreOf(scope).TryPaceAsync(key, pace, GuessLimits.Default, isCall, now, cancellationToken).ConfigureAwait(false);
    }

    public async Task<NumberCounts> FindNumberAsync(LimitKey key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await StoreOf(scope).FindNumberAsync(key, DateOnly.FromDateTime(now.UtcDateTime), cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<WindowCounts>> AddToWindowsAsync(
        IReadOnlyList<WindowChange> changes, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await StoreOf(scope).AddToWindowsAsync(changes, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<WindowCounts>> FindWindowsAsync(
        IReadOnlyList<LimitWindow> windows, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await StoreOf(scope).FindWindowsAsync(windows, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives sends back, or counts conversions. It never fails: a limit that stays too full is safe.</summary>
    public async Task CorrectAsync(IReadOnlyList<WindowChange> changes)
    {
        if (changes.Count == 0)
            return;

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await StoreOf(scope).CorrectWindowsAsync(changes, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            Log.NotGivenBack(logger, exception);
        }
    }

    /// <summary>Counts what was sent already. It never fails, as <see cref="CorrectAsync"/>.</summary>
    public async Task AddAsync(IReadOnlyList<WindowChange> changes)
    {
        try
        {
            await AddToWindowsAsync(changes, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            Log.NotCounted(logger, exception);
        }
    }

    /// <summary>Gives a number's send back. It never fails, as <see cref="CorrectAsync"/>.</summary>
    public async Task GiveBackPaceAsync(LimitKey key, DateTimeOffset at)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await StoreOf(scope).GiveBackPaceAsync(key, at, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreException exception)
        {
            Log.NotGivenBack(logger, exception);
        }
    }

    private static ILimitStore StoreOf(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<ILimitStore>();
}
