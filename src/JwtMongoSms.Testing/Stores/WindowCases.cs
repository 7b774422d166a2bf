using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Stores;

/// <summary>Counting in windows.</summary>
internal sealed class WindowCases(IServiceProvider services, CancellationToken cancellationToken)
    : StoreCases(services, cancellationToken)
{
    private readonly LimitKey key = Given.LimitKey();

    private LimitWindow Hour => Given.Window(key, LimitPeriod.Hour, Now);

    private LimitWindow Day => Given.Window(key, LimitPeriod.Day, Now);

    [Case]
    internal async Task What_is_added_to_a_window_adds_up()
    {
        Assert.Equal(new WindowCounts(2, 1, 0, 0), await AddAsync(Hour, sent: 2, converted: 1));
        Assert.Equal(new WindowCounts(5, 1, 0, 0), await AddAsync(Hour, sent: 3));
        Assert.Equal(new WindowCounts(4, 3, 0, 0), await AddAsync(Hour, sent: -1, converted: 2));
        Assert.Equal(new WindowCounts(4, 3, 0, 0), await FindAsync(Hour));
    }

    [Case]
    internal async Task Money_adds_up_beside_the_sends_and_does_not_slide()
    {
        var spent = new WindowChange(Day, Sent: 2, Cost: 900);
        Assert.Equal([new WindowCounts(2, 0, 0, 0, Cost: 900)], await Limits.AddToWindowsAsync([spent], CancellationToken));
        await Limits.CorrectWindowsAsync([new WindowChange(Day, Sent: -1, Cost: -400)], CancellationToken);
        await Limits.CorrectWindowsAsync([new WindowChange(Day, Sent: 0, Cost: -1)], CancellationToken);
        Assert.Equal(new WindowCounts(1, 0, 0, 0, Cost: 499), await FindAsync(Day));

        Advance(TimeSpan.FromDays(1));
        Assert.Equal(new WindowCounts(0, 0, 1, 0, Cost: 0), await FindAsync(Day));
    }

    [Case]
    internal async Task A_window_comes_with_the_one_before_it_and_no_older_one()
    {
        await AddAsync(Hour, sent: 5, converted: 2);
        Advance(TimeSpan.FromHours(1));
        Assert.Equal(new WindowCounts(0, 0, 5, 2), await FindAsync(Hour));
        Assert.Equal(new WindowCounts(1, 0, 5, 2), await AddAsync(Hour, sent: 1));

        Advance(TimeSpan.FromHours(1));
        Assert.Equal(new WindowCounts(0, 0, 1, 0), await FindAsync(Hour));
        Advance(TimeSpan.FromHours(1));
        Assert.Equal(new WindowCounts(7, 0, 0, 0), await AddAsync(Hour, sent: 7));
    }

    [Case]
    internal async Task One_call_changes_windows_of_several_counters_and_lengths_and_answers_in_their_order()
    {
        var other = Given.LimitKey();
        WindowChange[] changes =
        [
            new(Given.Window(other, LimitPeriod.Hour, Now), 1),
            new(Day, 2),
            new(Given.Window(other, LimitPeriod.TenMinutes, Now), 3, 1),
            new(Hour, 4),
            new(Given.Window(Given.LimitKey(), LimitPeriod.Day, Now), 5),
        ];
        IEnumerable<WindowCounts> once = [new(1, 0, 0, 0), new(2, 0, 0, 0), new(3, 1, 0, 0), new(4, 0, 0, 0), new(5, 0, 0, 0)];
        IEnumerable<WindowCounts> twice = [new(5, 0, 0, 0), new(4, 0, 0, 0), new(6, 2, 0, 0), new(8, 0, 0, 0), new(5, 0, 0, 0)];

        Assert.Equal(once, await Limits.AddToWindowsAsync(changes, CancellationToken));
        changes[0] = changes[0] with { Sent = 4 };
        changes[4] = changes[4] with { Sent = 0 };
        Assert.Equal(twice, await Limits.AddToWindowsAsync(changes, CancellationToken));

        var windows = changes.Select(change => change.Window).Reverse().ToList();
        Assert.Equal(twice.Reverse(), await Limits.FindWindowsAsync(windows, CancellationToken));
    }

    [Case]
    internal async Task Nothing_is_lost_of_two_hundred_additions_at_once_and_each_sees_another_count()
    {
        var counts = await Race.RunAsync(_ => Limits.AddToWindowsAsync([new(Hour, 1), new(Day, 2, 1)], CancellationToken));

        Assert.Equal(Enumerable.Range(1, Race.Callers).Select(count => (long)count), counts.Select(each => each[0].Sent).Order());
        Assert.Equal(Enumerable.Range(1, Race.Callers).Select(count => (long)count), counts.Select(each => each[1].Converted).Order());
        Assert.Equal(new WindowCounts(Race.Callers, 0, 0, 0), await FindAsync(Hour));
        Assert.Equal(new WindowCounts(2 * Race.Callers, Race.Callers, 0, 0), await FindAsync(Day));
    }

    [Case]
    internal async Task Additions_and_corrections_at_once_are_all_counted()
    {
        await AddAsync(Hour, sent: Race.Callers);

        await Race.RunAsync(async caller =>
        {
            if (caller % 2 == 0)
                await AddAsync(Hour, sent: 3);
            else
                await CorrectAsync(new WindowChange(Hour, -1, 1));

            return true;
        });

        Assert.Equal(new WindowCounts(2 * Race.Callers, Race.Callers / 2, 0, 0), await FindAsync(Hour));
    }

    [Case]
    internal async Task Sends_are_given_back_and_conversions_counted_in_the_window_of_the_send()
    {
        var (hour, day) = (Hour, Day);
        await Limits.AddToWindowsAsync([new(hour, 5), new(day, 5)], CancellationToken);
        Advance(TimeSpan.FromHours(1));
        await AddAsync(Hour, sent: 1);

        await CorrectAsync(new(hour, -2, 1), new(day, 0, 2), new(Hour, 0, 1));

        Assert.Equal(new WindowCounts(1, 1, 3, 1), await FindAsync(Hour));
        Assert.Equal(new WindowCounts(5, 2, 0, 0), await FindAsync(day));
    }

    [Case]
    internal async Task A_correction_creates_no_window()
    {
        await CorrectAsync(new WindowChange(Hour, -1, 1));
        Assert.Equal(new WindowCounts(0, 0, 0, 0), await FindAsync(Hour));

        await AddAsync(Day, sent: 1);
        await CorrectAsync(new(Hour, -1), new(Day, -1, 1), new(Given.Window(Given.LimitKey(), LimitPeriod.Day, Now), -1));

        Assert.Equal(new WindowCounts(0, 0, 0, 0), await FindAsync(Hour));
        Assert.Equal(new WindowCounts(0, 1, 0, 0), await FindAsync(Day));
        Assert.Equal(new WindowCounts(2, 0, 0, 0), await AddAsync(Hour, sent: 2));
    }

    [Case]
    internal async Task No_windows_are_no_counts()
    {
        Assert.Empty(await Limits.AddToWindowsAsync([], CancellationToken));
        await CorrectAsync();
        Assert.Empty(await Limits.FindWindowsAsync([], CancellationToken));
    }

    private async Task<WindowCounts> AddAsync(LimitWindow window, long sent, long converted = 0)
        => Assert.Single(await Limits.AddToWindowsAsync([new(window, sent, converted)], CancellationToken));

    private Task CorrectAsync(params WindowChange[] changes) => Limits.CorrectWindowsAsync(changes, CancellationToken);

    private async Task<WindowCounts> FindAsync(LimitWindow window)
        => Assert.Single(await Limits.FindWindowsAsync([window], CancellationToken));
}
