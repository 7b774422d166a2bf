namespace JwtMongoSms.Sqlite.Files;

/// <summary>Removes expired rows, a few at a time, so that sign-ins don't wait.</summary>
internal sealed class SqlitePurge(SqliteDatabase database)
{
    private const int BatchSize = 500;

    // As DateOnly.DayNumber counts them.
    private const string Today = "$now / 86400000 + 719162";

    private const string Challenges = """
        DELETE FROM challenges WHERE hash IN (SELECT hash FROM challenges WHERE purge_at <= $now ORDER BY purge_at LIMIT $count)
        """;

    private const string Windows = """
        DELETE FROM limit_windows WHERE (limit_key, period, number) IN (
            SELECT limit_key, period, number FROM limit_windows WHERE purge_at <= $now ORDER BY purge_at LIMIT $count)
        """;

    // An operator can look at an ended session for a day. Its refresh tokens are rejected with or without it.
    private const string Sessions = """
        DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE over_at <= $now - 86400000 ORDER BY over_at LIMIT $count)
        """;

    // A number's sends count for a day.
    private static readonly string Budgets = $"""
        DELETE FROM guess_budgets WHERE limit_key IN (
            SELECT limit_key FROM guess_budgets
            WHERE streak = 0 AND day < {Today} AND ifnull(sends ->> 0, 0) <= $now - {SendPace.KeptAfterSend.TotalMilliseconds}
            ORDER BY day LIMIT $count)
        """;

    // Only a right code or an administrator unlocks a number.
    private static readonly string FailedBudgets = $"""
        DELETE FROM guess_budgets WHERE limit_key IN (
            SELECT limit_key FROM guess_budgets
            WHERE streak > 0 AND streak < {GuessLimits.Default.InARow} AND day < {Today} - {GuessLimits.KeptAfterFailure.TotalDays}
              AND ifnull(sends ->> 0, 0) <= $now - {SendPace.KeptAfterSend.TotalMilliseconds}
            ORDER BY day LIMIT $count)
        """;

    /// <summary>Removes all expired rows.</summary>
    /// <returns>How many rows of each kind were removed.</returns>
    public async Task<(int Challenges, int Sessions, int Budgets, int Windows)> RunAsync(
        DateTimeOffset now, CancellationToken cancellationToken) => (
        await DeleteAsync(Challenges, now, cancellationToken).ConfigureAwait(false),
        await DeleteAsync(Sessions, now, cancellationToken).ConfigureAwait(false),
        await DeleteAsync(Budgets, now, cancellationToken).ConfigureAwait(false)
            + await DeleteAsync(FailedBudgets, now, cancellationToken).ConfigureAwait(false),
        await DeleteAsync(Windows, now, cancellationToken).ConfigureAwait(false));

    private async Task<int> DeleteAsync(string sql, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var all = 0;
        int removed;
        do
        {
            removed = await database.WriteAsync(
                connection => connection.Prepare(sql).Bind("$now", now).Bind("$count", BatchSize).Run(),
                cancellationToken).ConfigureAwait(false);
            all += removed;
        }
        while (removed == BatchSize);
        return all;
    }
}
