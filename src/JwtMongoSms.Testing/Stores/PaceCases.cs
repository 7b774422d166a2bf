using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Stores;

/// <summary>The record of a phone number's sends, beside its guesses.</summary>
internal sealed class PaceCases(IServiceProvider services, CancellationToken cancellationToken)
    : StoreCases(services, cancellationToken)
{
    private readonly LimitKey key = Given.LimitKey();

    private DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    [Case]
    internal async Task A_number_without_sends_has_none()
    {
        await MustBeAsync(NumberCounts.None);
        await Limits.GiveBackPaceAsync(key, Now, CancellationToken);
        await MustBeAsync(NumberCounts.None);

        Assert.True(await TryReserveAsync());
        await MustBeAsync(new NumberCounts(1, 1, [], []));
    }

    [Case]
    internal async Task Sends_and_calls_are_read_newest_first()
    {
        var first = Now;
        MustBe(new NumberCounts(0, 0, [first], []), await TryPaceAsync());
        Advance(TimeSpan.FromSeconds(30));
        MustBe(new NumberCounts(0, 0, [Now, first], [Now]), await TryPaceAsync(isCall: true));
        await MustBeAsync(new NumberCounts(0, 0, [Now, first], [Now]));
    }

    [Case]
    internal async Task At_least_the_newest_sends_of_a_day_are_read()
    {
        var pace = Given.SendPace with { Pauses = [TimeSpan.FromSeconds(1)] };
        List<DateTimeOffset> sends = [];
        for (var send = 0; send < 25; send++)
        {
            Advance(TimeSpan.FromHours(3));
            Assert.NotNull(await Limits.TryPaceAsync(key, pace, Given.GuessLimits, isCall: true, Now, CancellationToken));
            sends.Insert(0, Now);
        }

        var counts = await Limits.FindNumberAsync(key, Today, CancellationToken);
        Assert.Equal(sends.Take(pace.PerDay), counts.Sends.Take(pace.PerDay));
        Assert.Equal(sends.Take(pace.CallsPerHour), counts.Calls.Take(pace.CallsPerHour));
    }

    [Case]
    internal async Task A_refused_send_is_not_counted()
    {
        var first = Now;
        await TryPaceAsync();
        Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await TryPaceAsync(isCall: true));
        await MustBeAsync(new NumberCounts(0, 0, [first], []));
    }

    [Case]
    internal async Task One_of_two_hundred_sends_at_once_is_counted()
    {
        for (var round = 1; round <= 3; round++)
        {
            var counted = await Race.RunAsync(caller => TryPaceAsync(Now.AddMilliseconds(caller)));

            var counts = Assert.Single(counted, found => found is not null)!;
            Assert.Equal(round, counts.Sends.Count);
            await MustBeAsync(counts);
            Advance(TimeSpan.FromMinutes(5));
        }
    }

    [Case]
    internal async Task A_number_whose_guesses_are_spent_is_sent_nothing_until_the_day_ends()
    {
        for (var guess = 0; guess < Given.GuessLimits.PerDay; guess++)
            Assert.True(await TryReserveAsync());

        Assert.Null(await TryPaceAsync());
        await MustBeAsync(new NumberCounts(20, 20, [], []));

        MoveTo(new DateTimeOffset(Today.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero));
        MustBe(new NumberCounts(0, 20, [Now], []), await TryPaceAsync());
    }

    [Case]
    internal async Task A_locked_number_is_sent_nothing_until_it_is_unlocked()
    {
        var limits = Given.GuessLimits with { InARow = 3 };
        for (var guess = 0; guess < limits.InARow; guess++)
            Assert.True(await TryReserveAsync());

        Advance(TimeSpan.FromDays(1));
        Assert.Null(await Limits.TryPaceAsync(key, Given.SendPace, limits, isCall: false, Now, CancellationToken));
        await MustBeAsync(new NumberCounts(0, 3, [], []));

        await Limits.UnlockAsync(key, Today, CancellationToken);
        Assert.NotNull(await Limits.TryPaceAsync(key, Given.SendPace, limits, isCall: false, Now, CancellationToken));
    }

    [Case]
    internal async Task A_send_that_was_given_back_leaves_no_pause()
    {
        await TryPaceAsync(isCall: true);
        await Limits.GiveBackPaceAsync(key, Now, CancellationToken);
        await MustBeAsync(NumberCounts.None);

        Advance(TimeSpan.FromMilliseconds(1));
        MustBe(new NumberCounts(0, 0, [Now], [Now]), await TryPaceAsync(isCall: true));
    }

    [Case]
    internal async Task Giving_one_send_back_twice_leaves_the_others()
    {
        var first = Now;
        await TryPaceAsync(isCall: true);
        Advance(TimeSpan.FromSeconds(30));
        await TryPaceAsync(isCall: true);

        for (var times = 0; times < 2; times++)
        {
            await Limits.GiveBackPaceAsync(key, first, CancellationToken);
            await MustBeAsync(new NumberCounts(0, 0, [Now], [Now]));
        }
    }

    [Case]
    internal async Task Sends_and_guesses_leave_each_other_alone()
    {
        var first = Now;
        await TryPaceAsync();
        for (var guess = 0; guess < 3; guess++)
            Assert.True(await TryReserveAsync());

        Advance(TimeSpan.FromSeconds(30));
        MustBe(new NumberCounts(3, 3, [Now, first], []), await TryPaceAsync());
        await Limits.GiveBackPaceAsync(key, Now, CancellationToken);
        await MustBeAsync(new NumberCounts(3, 3, [first], []));

        await Limits.ReleaseGuessAsync(key, Today, CancellationToken);
        await MustBeAsync(new NumberCounts(2, 0, [first], []));
        await Limits.ReserveDeviceGuessAsync(key, Given.GuessLimits.InARow, Today, CancellationToken);
        await Limits.UnlockAsync(key, Today, CancellationToken);
        await MustBeAsync(new NumberCounts(2, 0, [first], []));

        Advance(TimeSpan.FromDays(1));
        MustBe(new NumberCounts(0, 0, [Now, first], []), await TryPaceAsync());
    }

    [Case]
    internal async Task A_number_that_was_sent_a_code_has_its_guesses_and_no_more()
    {
        await TryPaceAsync();

        var reserved = await Race.RunAsync(_ => TryReserveAsync());

        Assert.Equal(Given.GuessLimits.PerDay, reserved.Count(isReserved => isReserved));
    }

    [Case]
    internal async Task Sends_and_guesses_at_once_are_all_counted()
    {
        var sent = await Race.RunAsync(async caller => caller % 2 == 0
            ? await TryPaceAsync(Now.AddMilliseconds(caller))
            : await TryReserveAsync() ? NumberCounts.None : null);

        var counts = await Limits.FindNumberAsync(key, Today, CancellationToken);
        Assert.Equal(Given.GuessLimits.PerDay, sent.Count(found => found == NumberCounts.None));
        Assert.Equal((Given.GuessLimits.PerDay, Given.GuessLimits.PerDay), (counts.GuessesOnDay, counts.FailuresInARow));
        Assert.Equal(sent.Count(found => found is { Sends.Count: > 0 }), counts.Sends.Count);
    }

    private Task<NumberCounts?> TryPaceAsync(bool isCall = false) => TryPaceAsync(Now, isCall);

    private Task<NumberCounts?> TryPaceAsync(DateTimeOffset now, bool isCall = false)
        => Limits.TryPaceAsync(key, Given.SendPace, Given.GuessLimits, isCall, now, CancellationToken);

    private Task<bool> TryReserveAsync() => Limits.ReserveGuessAsync(key, Given.GuessLimits, Today, CancellationToken);

    private async Task MustBeAsync(NumberCounts expected)
        => MustBe(expected, await Limits.FindNumberAsync(key, Today, CancellationToken));

    // A record compares its lists by reference, so they are compared by themselves.
    private static void MustBe(NumberCounts expected, NumberCounts? found)
    {
        Assert.NotNull(found);
        Assert.Equal((expected.GuessesOnDay, expected.FailuresInARow), (found.GuessesOnDay, found.FailuresInARow));
        Assert.Equal(expected.Sends.AsEnumerable(), found.Sends);
        Assert.Equal(expected.Calls.AsEnumerable(), found.Calls);
    }
}
