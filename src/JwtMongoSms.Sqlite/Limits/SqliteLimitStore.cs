using JwtMongoSms.Sqlite.Files;

namespace JwtMongoSms.Sqlite.Limits;

internal sealed class SqliteLimitStore(SqliteDatabase database) : ILimitStore
{
    public Task<bool> ReserveGuessAsync(LimitKey key, GuessLimits limits, DateOnly day, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => Prepare(connection, NumberRow.ReserveGuess, key)
                .Bind("$day", day.DayNumber).Bind("$in_a_row", limits.InARow).Bind("$per_day", limits.PerDay)
                .QueryFirst(row => row.Text()) is not null,
            cancellationToken);

    public Task<bool> ReserveDeviceGuessAsync(LimitKey key, int inARow, DateOnly day, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => Prepare(connection, NumberRow.ReserveDeviceGuess, key)
                .Bind("$day", day.DayNumber).Bind("$in_a_row", inARow)
                .QueryFirst(row => row.Text()) is not null,
            cancellationToken);

    public Task ReleaseGuessAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken) => database.WriteAsync(
        connection => Prepare(connection, NumberRow.ReleaseGuess, key).Bind("$day", day.DayNumber).Run(),
        cancellationToken);

    public Task UnlockAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken)
        => database.WriteAsync(connection => Prepare(connection, NumberRow.Unlock, key).Run(), cancellationToken);

    public Task<NumberCounts?> TryPaceAsync(
        LimitKey key, SendPace pace, GuessLimits limits, bool isCall, DateTimeOffset now, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => Prepare(connection, NumberRow.Pace, key)
                .Bind("$day", DateOnly.FromDateTime(now.UtcDateTime).DayNumber).Bind("$now", now)
                .Bind("$hour_ago", now - NumberRow.Hour).Bind("$day_ago", now - SendPace.KeptAfterSend)
                .Bind("$latest", NumberRow.LatestSends(pace, now)).Bind("$is_call", isCall ? 1 : 0)
                .Bind("$per_hour", pace.PerHour).Bind("$sends_per_day", pace.PerDay).Bind("$calls_per_hour", pace.CallsPerHour)
                .Bind("$in_a_row", limits.InARow).Bind("$per_day", limits.PerDay)
                .QueryFirst(NumberRow.Read),
            cancellationToken);

    public Task GiveBackPaceAsync(LimitKey key, DateTimeOffset at, CancellationToken cancellationToken) => database.WriteAsync(
        connection => Prepare(connection, NumberRow.GiveBack, key).Bind("$at", at).Run(), cancellationToken);

    public Task<NumberCounts> FindNumberAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken) => database.ReadAsync(
        connection => Prepare(connection, NumberRow.Find, key).Bind("$day", day.DayNumber).QueryFirst(NumberRow.Read) ?? NumberCounts.None,
        cancellationToken);

    public Task<IReadOnlyList<WindowCounts>> AddToWindowsAsync(
        IReadOnlyList<WindowChange> changes, CancellationToken cancellationToken)
        => database.WriteAsync<IReadOnlyList<WindowCounts>>(
            connection =>
            {
                // Each row is told as it is when it was changed, so the earlier of two windows is changed first.
                var ordered = changes.OrderBy(change => change.Window.Number);
                var rows = connection.Prepare(WindowRow.Add).Bind("$windows", WindowRow.Write(ordered))
                    .QueryAll(row => (Key: (row.Text(), row.Int32(), row.Int64()), Counts: WindowRow.Read(row)))
                    .ToDictionary(row => row.Key, row => row.Counts);
                return [.. changes.Select(change => rows[(change.Window.Key.Value, (int)change.Window.Period, change.Window.Number)])];
            },
            cancellationToken);

    public Task CorrectWindowsAsync(IReadOnlyList<WindowChange> changes, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Prepare(WindowRow.Correct).Bind("$windows", WindowRow.Write(changes)).Run(), cancellationToken);

    public Task<IReadOnlyList<WindowCounts>> FindWindowsAsync(IReadOnlyList<LimitWindow> windows, CancellationToken cancellationToken)
        => database.ReadAsync<IReadOnlyList<WindowCounts>>(
            connection => connection.Prepare(WindowRow.Find)
                .Bind("$windows", WindowRow.Write(windows.Select(window => new WindowChange(window, 0))))
                .QueryAll(WindowRow.Read),
            cancellationToken);

    private static Statement Prepare(StoreConnection connection, string sql, LimitKey key)
        => connection.Prepare(sql).Bind("$key", key.Value);
}
