using JwtMongoSms.Sqlite.Files;

namespace JwtMongoSms.Sqlite.Limits;

internal sealed class SqliteLimitStore(SqliteDatabase database) : ILimitStore
{
    // A guess for a day before the row's counts for the row's day: a clock that lags opens no second budget.
    private const string Reserve = """
        INSERT INTO guess_budgets (limit_key, streak, day, guesses) VALUES ($key, 1, $day, 1)
        ON CONFLICT (limit_key) DO UPDATE SET
            streak = streak + 1, guesses = CASE WHEN day < $day THEN 1 ELSE guesses + 1 END, day = max(day, $day)
        WHERE streak < $in_a_row AND (day < $day OR guesses < $per_day)
        RETURNING limit_key
        """;

    private const string Release = """
        UPDATE guess_budgets SET streak = 0, guesses = CASE WHEN day = $day AND guesses > 0 THEN guesses - 1 ELSE guesses END
        WHERE limit_key = $key
        """;

    // A count of a later day counts, as it does for Reserve.
    private const string FindBudget = """
        SELECT CASE WHEN day < $day THEN 0 ELSE guesses END, streak FROM guess_budgets WHERE limit_key = $key
        """;

    private const string Unlock = "UPDATE guess_budgets SET streak = 0 WHERE limit_key = $key";

    public Task<bool> ReserveGuessAsync(LimitKey key, GuessLimits limits, DateOnly day, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => connection.Prepare(Reserve)
                .Bind("$key", key.Value).Bind("$day", day.DayNumber).Bind("$in_a_row", limits.InARow).Bind("$per_day", limits.PerDay)
                .QueryFirst(row => row.Text()) is not null,
            cancellationToken);

    public Task ReleaseGuessAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Prepare(Release).Bind("$key", key.Value).Bind("$day", day.DayNumber).Run(),
        cancellationToken);

    public Task<GuessCounts> FindBudgetAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Prepare(FindBudget)
            .Bind("$key", key.Value).Bind("$day", day.DayNumber)
            .QueryFirst(row => new GuessCounts(row.Int32(), row.Int32())) ?? new GuessCounts(0, 0),
        cancellationToken);

    public Task UnlockAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken)
        => database.WriteAsync(connection => connection.Prepare(Unlock).Bind("$key", key.Value).Run(), cancellationToken);
}
