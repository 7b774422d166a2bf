using Microsoft.EntityFrameworkCore;

namespace JwtMongoSms.Applications.Tests.EfCore;

internal sealed partial class EfStores
{
    // A guess for a day before the row's counts for the row's day: a clock that lags opens no second budget.
    public async Task<bool> ReserveGuessAsync(LimitKey key, GuessLimits limits, DateOnly day, CancellationToken cancellationToken)
        => await AskAsync(() => context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO Numbers ("Key", Streak, Day, Guesses, Sends, Calls) VALUES ({key.Value}, 1, {day.DayNumber}, 1, '[]', '[]')
            ON CONFLICT ("Key") DO UPDATE SET
                Streak = Streak + 1, Guesses = iif(Day < {day.DayNumber}, 1, Guesses + 1), Day = max(Day, {day.DayNumber})
            WHERE Streak < {limits.InARow} AND (Day < {day.DayNumber} OR Guesses < {limits.PerDay})
            """,
            cancellationToken)) == 1;

    public async Task<bool> ReserveDeviceGuessAsync(LimitKey key, int inARow, DateOnly day, CancellationToken cancellationToken)
        => await AskAsync(() => context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO Numbers ("Key", Streak, Day, Guesses, Sends, Calls) VALUES ({key.Value}, 1, {day.DayNumber}, 0, '[]', '[]')
            ON CONFLICT ("Key") DO UPDATE SET
                Streak = Streak + 1, Guesses = iif(Day < {day.DayNumber}, 0, Guesses), Day = max(Day, {day.DayNumber})
            WHERE Streak < {inARow}
            """,
            cancellationToken)) == 1;

    public Task ReleaseGuessAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken)
    {
        var today = day.DayNumber;
        return AskAsync(() => Number(key).ExecuteUpdateAsync(
            set => set.SetProperty(number => number.Streak, 0).SetProperty(
                number => number.Guesses, number => number.Day == today && number.Guesses > 0 ? number.Guesses - 1 : number.Guesses),
            cancellationToken));
    }

    public async Task<NumberCounts> FindNumberAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken)
        => (await AskAsync(() => Number(key).AsNoTracking().FirstOrDefaultAsync(cancellationToken)))?.CountsOn(day) ?? NumberCounts.None;

    public Task UnlockAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken)
        => AskAsync(() => Number(key).ExecuteUpdateAsync(set => set.SetProperty(number => number.Streak, 0), cancellationToken));

    private IQueryable<NumberRow> Number(LimitKey key) => context.Numbers.Where(number => number.Key == key.Value);
}
