using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace JwtMongoSms.Applications.Tests.EfCore;

internal sealed partial class EfStores
{
    // The statement that adds reads the windows before too, and so under the same lock. RETURNING sees the rows that were changed earlier.
    public async Task<IReadOnlyList<WindowCounts>> AddToWindowsAsync(
        IReadOnlyList<WindowChange> changes, CancellationToken cancellationToken)
    {
        var earliestFirst = changes.OrderBy(change => change.Window.Number);
        var rows = await AskAsync(() => context.Windows.FromSql(
            $"""
            INSERT INTO Windows ("Key", Period, Number, Sent, Converted, LastSent, LastConverted, Cost)
            SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, 0, 0, value ->> 5
            FROM json_each({Write(earliestFirst)}) WHERE true
            ON CONFLICT ("Key", Period, Number) DO UPDATE SET
                Sent = Sent + excluded.Sent, Converted = Converted + excluded.Converted, Cost = Cost + excluded.Cost
            RETURNING "Key", Period, Number, Sent, Converted, Cost,
                ifnull((SELECT Sent FROM Windows AS W WHERE W."Key" = Windows."Key" AND W.Period = Windows.Period
                    AND W.Number = Windows.Number - 1), 0) AS LastSent,
                ifnull((SELECT Converted FROM Windows AS W WHERE W."Key" = Windows."Key" AND W.Period = Windows.Period
                    AND W.Number = Windows.Number - 1), 0) AS LastConverted
            """).AsNoTracking().ToListAsync(cancellationToken));
        return InOrder(changes.Select(change => change.Window), rows);
    }

    public Task CorrectWindowsAsync(IReadOnlyList<WindowChange> changes, CancellationToken cancellationToken)
        => AskAsync(() => context.Database.ExecuteSqlAsync(
            $"""
            UPDATE Windows SET Sent = Sent + (change.value ->> 3), Converted = Converted + (change.value ->> 4),
                Cost = Cost + (change.value ->> 5)
            FROM json_each({Write(changes)}) AS change
            WHERE Windows."Key" = change.value ->> 0 AND Period = change.value ->> 1 AND Number = change.value ->> 2
            """,
            cancellationToken));

    public async Task<IReadOnlyList<WindowCounts>> FindWindowsAsync(
        IReadOnlyList<LimitWindow> windows, CancellationToken cancellationToken)
    {
        var rows = await AskAsync(() => context.Windows.FromSql(
            $"""
            SELECT value ->> 0 AS "Key", value ->> 1 AS Period, value ->> 2 AS Number, ifnull(This.Sent, 0) AS Sent,
                ifnull(This.Converted, 0) AS Converted, ifnull(Last.Sent, 0) AS LastSent, ifnull(Last.Converted, 0) AS LastConverted,
                ifnull(This.Cost, 0) AS Cost
            FROM json_each({Write(windows.Select(window => new WindowChange(window, 0)))})
            LEFT JOIN Windows AS This ON This."Key" = value ->> 0 AND This.Period = value ->> 1 AND This.Number = value ->> 2
            LEFT JOIN Windows AS Last ON Last."Key" = value ->> 0 AND Last.Period = value ->> 1 AND Last.Number = (value ->> 2) - 1
            """).AsNoTracking().ToListAsync(cancellationToken));
        return InOrder(windows, rows);
    }

    private static List<WindowCounts> InOrder(IEnumerable<LimitWindow> windows, IEnumerable<WindowRow> rows)
    {
        var counts = rows.ToDictionary(row => (row.Key, row.Period, row.Number), row => row.ToCounts());
        return [.. windows.Select(window => counts[(window.Key.Value, window.Period, window.Number)])];
    }

    // One JSON text, so that one statement changes or reads any number of windows.
    private static string Write(IEnumerable<WindowChange> changes) => JsonSerializer.Serialize(changes.Select(change => new object[]
    {
        change.Window.Key.Value, (int)change.Window.Period, change.Window.Number, change.Sent, change.Converted, change.Cost,
    }));
}
