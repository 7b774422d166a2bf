using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Stores;

/// <summary>How long guess budgets are kept.</summary>
internal sealed class LimitPurgeCases(IServiceProvider services, CancellationToken cancellationToken)
    : PurgeCases(services, cancellationToken)
{
    private static readonly int ToLock = GuessLimits.Default.InARow;

    [Case]
    internal async Task A_budget_with_failures_is_kept_for_its_time_after_the_last_one_and_then_purged()
    {
        await ReserveAsync(ToLock - 1);
        Advance(GuessLimits.KeptAfterFailure);
        await MustPurgeAsync(0);
        await ReserveAsync(1);
        await MustBeAsync(onDay: 1, ToLock);
        await Limits.UnlockAsync(Key, Today, CancellationToken);
        await ReserveAsync(1);

        Advance(GuessLimits.KeptAfterFailure + Delay);
        await MustPurgeAsync(1);
    }

    [Case]
    internal async Task A_device_s_failures_are_kept_for_as_long()
    {
        await TakeDeviceGuessesAsync(1);
        Advance(GuessLimits.KeptAfterFailure);
        await MustPurgeAsync(0);
        await TakeDeviceGuessesAsync(1);
        Advance(GuessLimits.KeptAfterFailure);
        await MustPurgeAsync(0);
        await MustBeAsync(onDay: 0, inARow: 2);

        Advance(Delay);
        await MustPurgeAsync(1);
    }

    [Case]
    internal async Task A_locked_number_is_never_purged()
    {
        await ReserveAsync(ToLock);

        await MustStayLockedAsync(ToLock);
    }

    [Case]
    internal async Task A_number_that_guesses_at_once_have_locked_is_never_purged()
    {
        var limits = GuessLimits.Default with { PerDay = ToLock };
        await Race.RunAsync(_ => Limits.ReserveGuessAsync(Key, limits, Today, CancellationToken));

        await MustStayLockedAsync(ToLock);
    }

    [Case]
    internal async Task A_number_that_devices_have_locked_is_never_purged()
    {
        await TakeDeviceGuessesAsync(ToLock);

        await MustStayLockedAsync(ToLock);
    }

    [Case]
    internal async Task A_locked_number_at_which_a_device_guesses_is_never_purged()
    {
        await ReserveAsync(ToLock);
        await TakeDeviceGuessesAsync(1);

        await MustStayLockedAsync(ToLock + 1);
    }

    [Case]
    internal async Task A_budget_whose_first_guesses_came_at_once_is_purged_like_any_other()
    {
        await Race.RunAsync(_ => TryReserveAsync());

        Advance(GuessLimits.KeptAfterFailure + Delay);
        await MustPurgeAsync(1);
    }

    [Case]
    internal async Task A_number_that_was_unlocked_keeps_the_day_s_count_and_is_then_purged()
    {
        await ReserveAsync(ToLock);
        await Limits.UnlockAsync(Key, Today, CancellationToken);

        await MustKeepTheDayAndThenPurgeAsync(GuessLimits.Default.PerDay);
    }

    [Case]
    internal async Task A_number_without_failures_in_a_row_keeps_the_day_s_count_and_is_then_purged()
    {
        await ReserveAsync(GuessLimits.Default.PerDay);
        await Limits.ReleaseGuessAsync(Key, Today, CancellationToken);

        await MustKeepTheDayAndThenPurgeAsync(GuessLimits.Default.PerDay - 1);
    }

    private async Task TakeDeviceGuessesAsync(int times)
    {
        for (var time = 0; time < times; time++)
            Assert.True(await Limits.ReserveDeviceGuessAsync(Key, ToLock + 1, Today, CancellationToken));
    }

    private async Task MustStayLockedAsync(int inARow)
    {
        Advance(GuessLimits.KeptAfterFailure * 10);
        await MustPurgeAsync(0);

        await MustBeAsync(onDay: 0, inARow);
    }

    private async Task MustKeepTheDayAndThenPurgeAsync(int guesses)
    {
        await MustPurgeAsync(0);
        await MustBeAsync(guesses, inARow: 0);

        Advance(Delay);
        await MustPurgeAsync(1);
    }
}
