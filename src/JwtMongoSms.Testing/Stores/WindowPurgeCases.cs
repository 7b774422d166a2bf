using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Stores;

/// <summary>How long windows are kept.</summary>
internal sealed class WindowPurgeCases(IServiceProvider services, CancellationToken cancellationToken)
    : PurgeCases(services, cancellationToken)
{
    private LimitWindow Day => Given.Window(Key, LimitPeriod.Day, Now) with { KeptFor = 7 };

    [Case]
    internal async Task A_window_is_kept_until_the_end_of_the_next_one_and_then_purged()
    {
        var hour = Given.Window(Key, LimitPeriod.Hour, Now);
        await AddAsync(hour, 3);

        MoveTo(hour.PurgeAt - Millisecond);
        await MustPurgeAsync(0);
        Assert.Equal(3, (await FindAsync(Given.Window(Key, LimitPeriod.Hour, Now))).LastSent);

        Advance(Delay);
        await MustPurgeAsync(1);
    }

    [Case]
    internal async Task A_window_that_is_kept_for_longer_is_found_for_so_long()
    {
        List<LimitWindow> days = [];
        for (var day = 0; day < 8; day++)
        {
            Advance(TimeSpan.FromDays(day == 0 ? 0 : 1));
            days.Add(Day);
            await AddAsync(Day, day + 1);
            await MustPurgeAsync(0);
        }

        var counts = await Limits.FindWindowsAsync(days, CancellationToken);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], counts.Select(each => each.Sent));
    }

    [Case]
    internal async Task A_short_window_of_the_same_counter_shortens_no_other_s_time()
    {
        var day = Day;
        await AddAsync(day, 5);
        await AddAsync(Given.Window(Key, LimitPeriod.Hour, Now), 1);

        MoveTo(day.PurgeAt - Millisecond);
        await PurgeAsync();

        Assert.Equal(5, (await FindAsync(day)).Sent);
    }

    [Case]
    internal async Task A_correction_keeps_no_window_longer_and_leaves_nothing_to_purge()
    {
        var hour = Given.Window(Key, LimitPeriod.Hour, Now);
        await AddAsync(hour, 3);
        MoveTo(hour.PurgeAt - Millisecond);
        await Limits.CorrectWindowsAsync(
            [new(hour, -1), new(Given.Window(Given.LimitKey(), LimitPeriod.Hour, Now), -1)], CancellationToken);

        Advance(Delay);
        await MustPurgeAsync(1);
        Advance(TimeSpan.FromDays(30));
        await MustPurgeAsync(0);
    }

    private Task AddAsync(LimitWindow window, long sent) => Limits.AddToWindowsAsync([new(window, sent)], CancellationToken);

    private async Task<WindowCounts> FindAsync(LimitWindow window)
        => Assert.Single(await Limits.FindWindowsAsync([window], CancellationToken));
}
