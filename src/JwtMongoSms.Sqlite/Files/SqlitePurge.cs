namespace JwtMongoSms.Sqlite.Files;

/// <summary>Removes expired rows, a few at a time, so that sign-ins don't wait.</summary>
internal sealed class SqlitePurge(SqliteDatabase database)
{
    private const int BatchSize = 500;

    // An operator can look at an ended session for a day. Its refresh tokens are rejected with or without it.
    private static readonly TimeSpan SessionsKeptFor = TimeSpan.FromHours(24);

    private const string Challenges = """
        DELETE FROM challenges WHERE hash IN (SELECT hash FROM challenges WHERE purge_at <= $until ORDER BY purge_at LIMIT $count)
        """;

    private const string Sessions = """
        DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE over_at <= $until ORDER BY over_at LIMIT $count)
        """;

    private const string Budgets = """
        DELETE FROM guess_budgets
        WHERE limit_key IN (SELECT limit_key FROM guess_budgets WHERE streak = 0 AND day < $until ORDER BY day LIMIT $count)
        """;

    // Only a right code or an administrator unlocks a number.
    private static readonly string FailedBudgets = $"""
        DELETE FROM guess_budgets
        WHERE limit_key IN (
            SELECT limit_key FROM guess_budgets
            WHERE streak > 0 AND streak < {GuessLimits.Default.InARow} AND day < $until ORDER BY day LIMIT $count)
        """;

    /// <summary>Removes all expired rows.</summary>
    /// <returns>How many rows of each table were removed.</returns>
    public async Task<(int Challenges, int Sessions, int Budgets)> RunAsync(DateTimeOffset now, CancellationToken cancellationToken) => (
        await DeleteAsync(Challenges, now.ToUnixTimeMilliseconds(), cancellationToken).ConfigureAwait(false),
        await DeleteAsync(Sessions, (now - SessionsKeptFor).ToUnixTimeMilliseconds(), cancellationToken).ConfigureAwait(false),
        await DeleteAsync(Budgets, DayOf(now), cancellationToken).ConfigureAwait(false)
            + await DeleteAsync(FailedBudgets, DayOf(now - GuessLimits.KeptAfterFailure), cancellationToken).ConfigureAwait(false));

    private static int DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime).DayNumber;

    private async Task<int> DeleteAsync(string sql, long until, CancellationToken cancellationToken)
    {
        var all = 0;
        int removed;
        do
        {
            removed = await database.WriteAsync(
                connection => connection.Prepare(sql).Bind("$until", until).Bind("$count", BatchSize).Run(),
                cancellationToken).ConfigureAwait(false);
            all += removed;
        }
        while (removed == BatchSize);
        return all;
    }
}
