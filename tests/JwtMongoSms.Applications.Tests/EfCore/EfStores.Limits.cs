using Microsoft.EntityFrameworkCore;

namespace JwtMongoSms.Applications.Tests.EfCore;

internal sealed partial class EfStores
{
    // A guess for a day before the row's counts for the row's day: a clock that lags opens no second budget.
    public async Task<bool> ReserveGuessAsync(LimitKey key, GuessLimits limits, DateOnly day, CancellationToken cancellationToken)
        => await AskAsync(() => context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO GuessBudgets ("Key", Streak, Day, Guesses) VALUES ({key.Value}, 1, {day.DayNumber}, 1)
            ON CONFLICT ("Key") DO UPDATE SET
                Streak = Streak + 1, Guesses = iif(Day < {day.DayNumber}, 1, Guesses + 1), Day = max(Day, {day.DayNumber})
            WHERE Streak < {limits.InARow} AND (Day < {day.DayNumber} OR Guesses < {limits.PerDay})
            """,
            cancellationToken)) == 1;

    public Task ReleaseGuessAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken)
    {
        var today = day.DayNumber;
        return AskAsync(() => Budget(key).ExecuteUpdateAsync(
            set => set.SetProperty(budget => budget.Streak, 0).SetProperty(
                budget => budget.Guesses, budget => budget.Day == today && budget.Guesses > 0 ? budget.Guesses - 1 : budget.Guesses),
            cancellationToken));
    }

    public Task<GuessCounts> FindBudgetAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken)
    {
        var today = day.DayNumber;
        return AskAsync(async () => await Budget(key)
            .Select(budget => new GuessCounts(budget.Day < today ? 0 : budget.Guesses, budget.Streak))
            .FirstOrDefaultAsync(cancellationToken) ?? new GuessCounts(0, 0));
    }

    public Task UnlockAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken)
        => AskAsync(() => Budget(key).ExecuteUpdateAsync(set => set.SetProperty(budget => budget.Streak, 0), cancellationToken));

    private IQueryable<GuessBudgetRow> Budget(LimitKey key) => context.GuessBudgets.Where(budget => budget.Key == key.Value);
}
