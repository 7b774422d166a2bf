using System.Text;
using System.Text.Json;
using JwtMongoSms.Sqlite.Files;

namespace JwtMongoSms.Sqlite.Limits;

/// <summary>
/// Writes windows as one JSON text, so that one statement changes or reads any number of them, and reads the counts. SQLite refuses a sum
/// beyond 64 bits: the column is strict.
/// </summary>
internal static class WindowRow
{
    public const string Add = """
        INSERT INTO limit_windows (limit_key, period, number, sent, converted, cost, purge_at)
        SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6 FROM json_each($windows) WHERE true
        ON CONFLICT (limit_key, period, number) DO UPDATE SET
            sent = sent + excluded.sent, converted = converted + excluded.converted, cost = cost + excluded.cost,
            purge_at = max(purge_at, excluded.purge_at)
        RETURNING limit_key, period, number, sent, converted,
            ifnull((SELECT earlier.sent FROM limit_windows AS earlier
                WHERE earlier.limit_key = limit_windows.limit_key AND earlier.period = limit_windows.period
                  AND earlier.number = limit_windows.number - 1), 0),
            ifnull((SELECT earlier.converted FROM limit_windows AS earlier
                WHERE earlier.limit_key = limit_windows.limit_key AND earlier.period = limit_windows.period
                  AND earlier.number = limit_windows.number - 1), 0),
            cost
        """;

    public const string Correct = """
        UPDATE limit_windows SET
            sent = sent + (change.value ->> 3), converted = converted + (change.value ->> 4), cost = cost + (change.value ->> 5)
        FROM json_each($windows) AS change
        WHERE limit_key = change.value ->> 0 AND period = change.value ->> 1 AND number = change.value ->> 2
        """;

    public const string Find = """
        SELECT ifnull(found.sent, 0), ifnull(found.converted, 0), ifnull(earlier.sent, 0), ifnull(earlier.converted, 0),
            ifnull(found.cost, 0)
        FROM json_each($windows) AS asked
        LEFT JOIN limit_windows AS found
            ON found.limit_key = asked.value ->> 0 AND found.period = asked.value ->> 1 AND found.number = asked.value ->> 2
        LEFT JOIN limit_windows AS earlier
            ON earlier.limit_key = asked.value ->> 0 AND earlier.period = asked.value ->> 1 AND earlier.number = (asked.value ->> 2) - 1
        ORDER BY asked.key
        """;

    public static WindowCounts Read(Row row) => new(row.Int64(), row.Int64(), row.Int64(), row.Int64(), row.Int64());

    public static string Write(IEnumerable<WindowChange> changes)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            foreach (var (window, sent, converted, cost) in changes)
            {
                json.WriteStartArray();
                json.WriteStringValue(window.Key.Value);
                json.WriteNumberValue((int)window.Period);
                json.WriteNumberValue(window.Number);
                json.WriteNumberValue(sent);
                json.WriteNumberValue(converted);
                json.WriteNumberValue(cost);
                json.WriteNumberValue(window.PurgeAt.ToUnixTimeMilliseconds());
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
