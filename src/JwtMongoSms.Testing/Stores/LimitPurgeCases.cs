using JwtMongoSms.Testing.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.Testing.Stores;

/// <summary>How long guess budgets are kept. A store whose purge isn't registered may keep them for ever, and must not lose one.</summary>
internal sealed class LimitPurgeCases(IServiceProvider services, CancellationToken cancellationToken)
    : StoreCases(services, cancellationToken)
{
    // A store may wait until no clock that lags counts a day any more.
    private static readonly TimeSpan Delay = TimeSpan.FromDays(3);

    private readonly IStorePurge? purge = services.GetService<IStorePurge>();
    private readonly LimitKey key = Given.LimitKey();

    private DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    [Case]
    internal async Task A_budget_with_failures_is_kept_for_its_time_after_the_last_one_and_then_purged()
    {
        await ReserveAsync(GuessLimits.Default.InARow - 1);
        Advance(GuessLimits.KeptAfterFailure);
        await MustPurgeAsync(0);
        await ReserveAsync(1);
        Assert.True(await IsLockedAsync());
        await Limits.UnlockAsync(key, Today, CancellationToken);
        await ReserveAsync(1);

        Advance(GuessLimits.KeptAfterFailure + Delay);
        await MustPurgeAsync(1);
    }

    [Case]
    internal async Task A_locked_number_is_never_purged()
    {
        await ReserveAsync(GuessLimits.Default.InARow);

        Advance(GuessLimits.KeptAfterFailure * 10);
        await MustPurgeAsync(0);

        Assert.True(await IsLockedAsync());
    }

    [Case]
    internal async Task A_number_that_guesses_at_once_have_locked_is_never_purged()
    {
        var limits = GuessLimits.Default with { PerDay = GuessLimits.Default.InARow };
        await Race.RunAsync(_ => Limits.ReserveGuessAsync(key, limits, Today, CancellationToken));

        Advance(GuessLimits.KeptAfterFailure + Delay);
        await MustPurgeAsync(0);

        Assert.True(await IsLockedAsync());
    }

    [Case]
    internal async Task A_budget_whose_first_guesses_came_at_once_is_purged_like_any_other()
    {
        await Race.RunAsync(_ => Limits.ReserveGuessAsync(key, GuessLimits.Default, Today, CancellationToken));

        Advance(GuessLimits.KeptAfterFailure + Delay);
        await MustPurgeAsync(1);
    }

    [Case]
    internal async Task A_number_that_was_unlocked_keeps_the_day_s_count_and_is_then_purged()
    {
        await ReserveAsync(GuessLimits.Default.InARow);
        await Limits.UnlockAsync(key, Today, CancellationToken);

        await MustKeepDayAndThenPurgeAsync(left: 0);
    }

    [Case]
    internal async Task A_number_without_failures_in_a_row_keeps_the_day_s_count_and_is_then_purged()
    {
        await ReserveAsync(GuessLimits.Default.PerDay);
        await Limits.ReleaseGuessAsync(key, Today, CancellationToken);

        await MustKeepDayAndThenPurgeAsync(left: 1);
    }

    private Task<bool> TryReserveAsync() => Limits.ReserveGuessAsync(key, GuessLimits.Default, Today, CancellationToken);

    private async Task<bool> IsLockedAsync()
        => (await Limits.FindBudgetAsync(key, Today, CancellationToken)).InARow >= GuessLimits.Default.InARow;

    /// <summary>Reserves guesses, on as many days as they take.</summary>
    private async Task ReserveAsync(int times)
    {
        for (var time = 0; time < times; time++)
        {
            if (time > 0 && time % GuessLimits.Default.PerDay == 0)
                Advance(TimeSpan.FromDays(1));

            Assert.True(await TryReserveAsync());
        }
    }

    private async Task MustKeepDayAndThenPurgeAsync(int left)
    {
        await MustPurgeAsync(0);
        await ReserveAsync(left);
        Assert.False(await TryReserveAsync());
        for (; left > 0; left--)
            await Limits.ReleaseGuessAsync(key, Today, CancellationToken);

        Advance(Delay);
        await MustPurgeAsync(1);
    }

    private async Task MustPurgeAsync(int records)
    {
        if (purge is not null)
            Assert.Equal(records, await purge.RunAsync(Now, CancellationToken));
    }
}
