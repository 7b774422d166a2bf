namespace JwtMongoSms.Sqlite.Internal;

/// <summary>Removes rows that are over, a few at a time, so that people who sign in meanwhile don't wait.</summary>
internal sealed class SqlitePurge(SqliteDatabase database)
{
    private const int BatchSize = 500;

    // An ended session is kept for a day: its tokens are told "revoked", and its traces can be looked at.
    private static readonly TimeSpan SessionRemains = TimeSpan.FromHours(24);

    private const string Challenges = """
        DELETE FROM challenges WHERE reference IN (SELECT reference FROM challenges WHERE purge_at <= $until ORDER BY purge_at LIMIT $count)
        """;

    private const string Sessions = """
        DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE over_at <= $until ORDER BY over_at LIMIT $count)
        """;

    // A count of failures in a row outlives its day; only a person or a right code ends it.
    private const string Budgets = """
        DELETE FROM guess_budgets WHERE limit_key IN (SELECT limit_key FROM guess_budgets WHERE streak = 0 AND day < $until ORDER BY day LIMIT $count)
        """;

    /// <summary>Removes everything that is over.</summary>
    /// <returns>How many rows of each table went.</returns>
    public async Task<(int Challenges, int Sessions, int Budgets)> RunAsync(DateTimeOffset now, CancellationToken cancellationToken) => (
        await DeleteAsync(Challenges, now.ToUnixTimeMilliseconds(), cancellationToken).ConfigureAwait(false),
        await DeleteAsync(Sessions, (now - SessionRemains).ToUnixTimeMilliseconds(), cancellationToken).ConfigureAwait(false),
        await DeleteAsync(Budgets, DateOnly.FromDateTime(now.UtcDateTime).DayNumber, cancellationToken).ConfigureAwait(false));

    private async Task<int> DeleteAsync(string sql, long until, CancellationToken cancellationToken)
    {
        var all = 0;
        int removed;
        do
        {
            removed = await database.WriteAsync(
                connection => connection.Prepare(sql).Bind("$until", until).Bind("$count", BatchSize).Run(), cancellationToken).ConfigureAwait(false);
            all += removed;
        }
        while (removed == BatchSize);
        return all;
    }
}
