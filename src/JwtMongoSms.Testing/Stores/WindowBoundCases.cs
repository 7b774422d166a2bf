using JwtMongoSms.Testing.Contracts;

namespace JwtMongoSms.Testing.Stores;

/// <summary>Windows that follow each other, that lie far apart, that are given nothing, and that are full.</summary>
internal sealed class WindowBoundCases(IServiceProvider services, CancellationToken cancellationToken)
    : StoreCases(services, cancellationToken)
{
    private readonly LimitKey key = Given.LimitKey();

    private LimitWindow Hour => Given.Window(key, LimitPeriod.Hour, Now);

    [Case(0, -1, -2)]
    [Case(-2, -1, 0)]
    [Case(-1, 0, -2)]
    internal async Task Windows_that_follow_each_other_are_changed_in_one_call(int first, int second, int third)
    {
        int[] ages = [first, second, third];
        WindowChange[] changes = [.. ages.Select(age => new WindowChange(Hour with { Number = Hour.Number + age }, 10 + age))];
        for (var times = 1; times <= 2; times++)
        {
            WindowCounts[] expected =
                [.. ages.Select(age => new WindowCounts((10 + age) * times, 0, age == -2 ? 0 : (9 + age) * times, 0))];
            Assert.Equal(expected, await Limits.AddToWindowsAsync(changes, CancellationToken));
        }
    }

    [Case(1)]
    [Case(3)]
    internal async Task A_counter_is_right_for_hundreds_of_windows(int hours)
    {
        for (var window = 0; window < 200; window++)
        {
            Advance(TimeSpan.FromHours(hours));
            var last = hours == 1 && window > 0 ? 2 : 0;
            Assert.Equal(new WindowCounts(2, 0, last, 0), await AddAsync(Hour, 2));
        }
    }

    [Case]
    internal async Task A_clock_that_moved_back_counts_in_its_own_window()
    {
        await AddAsync(Hour, 3);
        var earlier = Hour with { Number = Hour.Number - 3 };
        Assert.Equal(new WindowCounts(1, 0, 0, 0), await AddAsync(earlier, 1));
        Assert.Equal(new WindowCounts(2, 0, 0, 0), await AddAsync(earlier, 1));

        Assert.Equal(new WindowCounts(4, 0, 0, 0), await AddAsync(Hour, 1));
    }

    [Case]
    internal async Task A_change_of_nothing_changes_nothing()
    {
        var day = Given.Window(key, LimitPeriod.Day, Now);
        Assert.Equal(new WindowCounts(0, 0, 0, 0), await AddAsync(Hour, 0));
        await AddAsync(Hour, 5);
        Assert.Equal(new WindowCounts(5, 0, 0, 0), await AddAsync(Hour, 0));
        await Limits.CorrectWindowsAsync([new(Hour, 0), new(day, 0)], CancellationToken);

        Assert.Equal(new WindowCounts(5, 0, 0, 0), await FindAsync(Hour));
        Assert.Equal(new WindowCounts(0, 0, 0, 0), await FindAsync(day));
    }

    [Case(1)]
    [Case(-1)]
    internal async Task A_sum_that_is_too_large_keeps_its_sign(int sign)
    {
        const long Large = long.MaxValue - 5;
        Assert.Equal(Large * sign, (await AddAsync(Hour, Large * sign)).Sent);
        await RefuseOrKeepAsync(() => AddAsync(Hour, 1000 * sign));
        await RefuseOrKeepAsync(() => Limits.CorrectWindowsAsync([new(Hour, 1000 * sign)], CancellationToken));

        var sent = (await FindAsync(Hour)).Sent;
        Assert.True(sign > 0 ? sent >= Large : sent <= -Large);
    }

    // A store may refuse, or keep the largest number that it can.
    private static async Task RefuseOrKeepAsync(Func<Task> change)
    {
        try
        {
            await change();
        }
        catch (StoreException)
        {
            return;
        }
    }

    private async Task<WindowCounts> AddAsync(LimitWindow window, long sent)
        => Assert.Single(await Limits.AddToWindowsAsync([new(window, sent)], CancellationToken));

    private async Task<WindowCounts> FindAsync(LimitWindow window)
        => Assert.Single(await Limits.FindWindowsAsync([window], CancellationToken));
}
