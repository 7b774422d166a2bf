using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Stores;

/// <summary>The budget of guesses that a number has.</summary>
internal sealed class LimitCases(IServiceProvider services, CancellationToken cancellationToken)
    : StoreCases(services, cancellationToken)
{
    private readonly LimitKey key = Given.LimitKey();

    private DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    [Case]
    internal async Task A_day_has_its_guesses_and_no_more()
    {
        Assert.Equal(20, await ReserveAsync(25));

        Advance(TimeSpan.FromDays(1));
        Assert.Equal(20, await ReserveAsync(25));
    }

    [Case]
    internal async Task As_many_guesses_at_once_are_reserved_as_the_day_has()
    {
        var reserved = await Race.RunAsync(_ => TryReserveAsync());

        Assert.Equal(20, reserved.Count(isReserved => isReserved));
    }

    [Case]
    internal async Task What_is_used_of_a_budget_is_read_for_a_day_and_in_a_row()
    {
        Assert.Equal((OnDay: 0, InARow: 0), await FindCountsAsync());

        Assert.Equal(20, await ReserveAsync(25));
        Assert.Equal((OnDay: 20, InARow: 20), await FindCountsAsync());

        Advance(TimeSpan.FromDays(1));
        Assert.Equal((OnDay: 0, InARow: 20), await FindCountsAsync());

        await ReserveAsync(3);
        Assert.Equal((OnDay: 3, InARow: 23), await FindCountsAsync());

        await Limits.ReleaseGuessAsync(key, Today, CancellationToken);
        Assert.Equal((OnDay: 2, InARow: 0), await FindCountsAsync());
    }

    [Case]
    internal async Task Too_many_wrong_guesses_in_a_row_lock_the_number_for_good()
    {
        for (var day = 0; day < 5; day++)
        {
            Assert.False(await IsLockedAsync());
            Assert.Equal(20, await ReserveAsync(25));
            Advance(TimeSpan.FromDays(1));
        }

        Assert.True(await IsLockedAsync());
        for (var day = 0; day < 3; day++)
        {
            Assert.Equal(0, await ReserveAsync(5));
            Advance(TimeSpan.FromDays(30));
        }
    }

    [Case]
    internal async Task As_many_guesses_pass_day_after_day_as_a_number_has_before_it_locks()
    {
        var reserved = 0;
        for (var day = 0; day < 7; day++)
        {
            reserved += (await Race.RunAsync(_ => TryReserveAsync())).Count(isReserved => isReserved);
            Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(100, reserved);
    }

    [Case]
    internal async Task A_right_code_gives_its_guess_back_and_forgets_the_failures()
    {
        for (var day = 0; day < 4; day++)
        {
            await ReserveAsync(20);
            Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(20, await ReserveAsync(20));
        Assert.True(await IsLockedAsync());
        await Limits.ReleaseGuessAsync(key, Today, CancellationToken);

        Assert.False(await IsLockedAsync());
        Assert.Equal(1, await ReserveAsync(5));
    }

    [Case]
    internal async Task Right_codes_spend_nothing()
    {
        for (var signIn = 0; signIn < 100; signIn++)
        {
            Assert.True(await TryReserveAsync());
            await Limits.ReleaseGuessAsync(key, Today, CancellationToken);
        }

        Assert.Equal(20, await ReserveAsync(25));
    }

    [Case]
    internal async Task Giving_back_more_than_was_taken_makes_the_budget_no_larger()
    {
        await TryReserveAsync();
        for (var times = 0; times < 5; times++)
            await Limits.ReleaseGuessAsync(key, Today, CancellationToken);

        Assert.Equal(20, await ReserveAsync(25));
    }

    [Case]
    internal async Task Giving_back_a_guess_of_yesterday_leaves_today_alone()
    {
        await ReserveAsync(5);
        var yesterday = Today;
        Advance(TimeSpan.FromDays(1));
        await ReserveAsync(18);

        await Limits.ReleaseGuessAsync(key, yesterday, CancellationToken);

        Assert.Equal(2, await ReserveAsync(5));
    }

    [Case]
    internal async Task Releasing_a_locked_number_leaves_the_day_s_count()
    {
        for (var day = 0; day < 5; day++)
        {
            Advance(TimeSpan.FromDays(1));
            await ReserveAsync(20);
        }

        await Limits.UnlockAsync(key, Today, CancellationToken);

        Assert.False(await IsLockedAsync());
        Assert.Equal(0, await ReserveAsync(5));
        Advance(TimeSpan.FromDays(1));
        Assert.Equal(20, await ReserveAsync(25));
    }

    [Case]
    internal async Task A_number_that_nobody_guessed_at_is_not_locked()
    {
        Assert.False(await IsLockedAsync());
        await Limits.UnlockAsync(key, Today, CancellationToken);
        await Limits.ReleaseGuessAsync(key, Today, CancellationToken);
        Assert.False(await IsLockedAsync());
    }

    [Case]
    internal async Task One_number_s_guesses_leave_another_s_alone()
    {
        await ReserveAsync(25);

        Assert.True(await Limits.ReserveGuessAsync(Given.LimitKey(), Given.GuessLimits, Today, CancellationToken));
    }

    private Task<bool> TryReserveAsync() => Limits.ReserveGuessAsync(key, Given.GuessLimits, Today, CancellationToken);

    private async Task<bool> IsLockedAsync() => (await FindCountsAsync()).InARow >= Given.GuessLimits.InARow;

    private async Task<(int OnDay, int InARow)> FindCountsAsync()
    {
        var counts = await Limits.FindNumberAsync(key, Today, CancellationToken);
        return (counts.GuessesOnDay, counts.FailuresInARow);
    }

    private async Task<int> ReserveAsync(int times)
    {
        var reserved = 0;
        for (var time = 0; time < times; time++)
            reserved += await TryReserveAsync() ? 1 : 0;

        return reserved;
    }
}
