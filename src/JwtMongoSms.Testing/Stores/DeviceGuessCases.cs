using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Stores;

/// <summary>Guesses from devices that signed in with the number before: they count in a row, and leave the number its day.</summary>
internal sealed class DeviceGuessCases(IServiceProvider services, CancellationToken cancellationToken)
    : StoreCases(services, cancellationToken)
{
    private readonly LimitKey key = Given.LimitKey();

    private DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    [Case]
    internal async Task A_device_s_guess_counts_in_a_row_and_leaves_the_day()
    {
        await TakeDeviceGuessesAsync(3);
        await MustBeAsync(onDay: 0, inARow: 3);

        for (var guess = 0; guess < Given.GuessLimits.PerDay; guess++)
            Assert.True(await TryReserveAsync());

        await TakeDeviceGuessesAsync(1);
        await MustBeAsync(onDay: Given.GuessLimits.PerDay, inARow: Given.GuessLimits.PerDay + 4);
        Assert.False(await TryReserveAsync());
    }

    [Case]
    internal async Task A_device_s_guess_on_the_next_day_leaves_that_day_its_guesses()
    {
        for (var guess = 0; guess < Given.GuessLimits.PerDay; guess++)
            Assert.True(await TryReserveAsync());

        Advance(TimeSpan.FromDays(1));
        await TakeDeviceGuessesAsync(1);

        await MustBeAsync(onDay: 0, inARow: Given.GuessLimits.PerDay + 1);
        Assert.True(await TryReserveAsync());
        await MustBeAsync(onDay: 1, inARow: Given.GuessLimits.PerDay + 2);
    }

    [Case]
    internal async Task A_device_has_as_many_failures_in_a_row_as_it_may_have()
    {
        await TakeDeviceGuessesAsync(5);

        Assert.False(await TryDeviceGuessAsync(inARow: 5));
        await MustBeAsync(onDay: 0, inARow: 5);
        Assert.True(await TryDeviceGuessAsync(inARow: 6));
    }

    [Case]
    internal async Task As_many_guesses_of_devices_at_once_are_reserved_as_may_fail_in_a_row()
    {
        var reserved = await Race.RunAsync(_ => TryDeviceGuessAsync(inARow: 30));

        Assert.Equal(30, reserved.Count(isReserved => isReserved));
        await MustBeAsync(onDay: 0, inARow: 30);
    }

    [Case]
    internal async Task Guesses_of_devices_and_of_strangers_lock_the_number_together()
    {
        var limits = Given.GuessLimits with { InARow = 5 };
        await TakeDeviceGuessesAsync(4);
        Assert.True(await Limits.ReserveGuessAsync(key, limits, Today, CancellationToken));

        Assert.False(await Limits.ReserveGuessAsync(key, limits, Today, CancellationToken));
        Assert.False(await TryDeviceGuessAsync(inARow: 5));
        await MustBeAsync(onDay: 1, inARow: 5);
    }

    [Case]
    internal async Task A_right_code_of_a_device_forgets_the_failures()
    {
        await TakeDeviceGuessesAsync(5);

        await Limits.UnlockAsync(key, Today, CancellationToken);

        await MustBeAsync(onDay: 0, inARow: 0);
        Assert.True(await TryDeviceGuessAsync(inARow: 1));
    }

    private Task<bool> TryReserveAsync() => Limits.ReserveGuessAsync(key, Given.GuessLimits, Today, CancellationToken);

    private Task<bool> TryDeviceGuessAsync(int inARow) => Limits.ReserveDeviceGuessAsync(key, inARow, Today, CancellationToken);

    private async Task TakeDeviceGuessesAsync(int times)
    {
        for (var time = 0; time < times; time++)
            Assert.True(await TryDeviceGuessAsync(Given.GuessLimits.InARow));
    }

    private async Task MustBeAsync(int onDay, int inARow)
    {
        var counts = await Limits.FindNumberAsync(key, Today, CancellationToken);
        Assert.Equal((onDay, inARow), (counts.GuessesOnDay, counts.FailuresInARow));
    }
}
