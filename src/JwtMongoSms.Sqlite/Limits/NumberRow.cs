using System.Globalization;
using JwtMongoSms.Sqlite.Files;

namespace JwtMongoSms.Sqlite.Limits;

/// <summary>Has one statement for each verb of a phone number's record, with all its conditions, and reads the record.</summary>
internal static class NumberRow
{
    public static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // A guess for a day before the row's counts for the row's day: a clock that lags opens no second budget.
    public const string ReserveGuess = """
        INSERT INTO guess_budgets (limit_key, streak, day, guesses) VALUES ($key, 1, $day, 1)
        ON CONFLICT (limit_key) DO UPDATE SET
            streak = streak + 1, guesses = CASE WHEN day < $day THEN 1 ELSE guesses + 1 END, day = max(day, $day)
        WHERE streak < $in_a_row AND (day < $day OR guesses < $per_day)
        RETURNING limit_key
        """;

    public const string ReserveDeviceGuess = """
        INSERT INTO guess_budgets (limit_key, streak, day, guesses) VALUES ($key, 1, $day, 0)
        ON CONFLICT (limit_key) DO UPDATE SET
            streak = streak + 1, guesses = CASE WHEN day < $day THEN 0 ELSE guesses END, day = max(day, $day)
        WHERE streak < $in_a_row
        RETURNING limit_key
        """;

    public const string ReleaseGuess = """
        UPDATE guess_budgets SET streak = 0, guesses = CASE WHEN day = $day AND guesses > 0 THEN guesses - 1 ELSE guesses END
        WHERE limit_key = $key
        """;

    public const string Unlock = "UPDATE guess_budgets SET streak = 0 WHERE limit_key = $key";

    // $latest is a JSON array: the latest moment that the newest send may have been at when none lies in the last hour, when one does, and
    // so on. Past its end it gives NULL, and so false.
    public const string Pace = """
        INSERT INTO guess_budgets (limit_key, streak, day, guesses, sends, calls)
        VALUES ($key, 0, $day, 0, json_array($now), iif($is_call, json_array($now), '[]'))
        ON CONFLICT (limit_key) DO UPDATE SET
            sends = (SELECT json_group_array(moment) FROM (
                SELECT $now AS moment UNION ALL SELECT value FROM json_each(guess_budgets.sends) LIMIT $sends_per_day)),
            calls = iif($is_call, (SELECT json_group_array(moment) FROM (
                SELECT $now AS moment UNION ALL SELECT value FROM json_each(guess_budgets.calls) LIMIT $calls_per_hour)), calls)
        WHERE streak < $in_a_row AND (day < $day OR guesses < $per_day)
          AND ifnull(sends ->> 0, 0) <= $latest ->> (SELECT count(*) FROM json_each(guess_budgets.sends) WHERE value > $hour_ago)
          AND ifnull(sends ->> ($per_hour - 1), 0) <= $hour_ago
          AND ifnull(sends ->> ($sends_per_day - 1), 0) <= $day_ago
          AND (NOT $is_call OR ifnull(calls ->> ($calls_per_hour - 1), 0) <= $hour_ago)
        RETURNING CASE WHEN day < $day THEN 0 ELSE guesses END, streak, sends, calls
        """;

    public const string GiveBack = """
        UPDATE guess_budgets SET
            sends = (SELECT json_group_array(value) FROM json_each(guess_budgets.sends) WHERE value <> $at),
            calls = (SELECT json_group_array(value) FROM json_each(guess_budgets.calls) WHERE value <> $at)
        WHERE limit_key = $key
        """;

    // A count of a later day counts, as it does for ReserveGuess.
    public const string Find = """
        SELECT CASE WHEN day < $day THEN 0 ELSE guesses END, streak, sends, calls FROM guess_budgets WHERE limit_key = $key
        """;

    public static NumberCounts Read(Row row) => new(row.Int32(), row.Int32(), Moments(row.Text()), Moments(row.Text()));

    public static string LatestSends(SendPace pace, DateTimeOffset now)
    {
        var waits = Enumerable.Range(0, pace.PerHour)
            .Select(inHour => inHour == 0 ? Hour : pace.Pauses[Math.Min(inHour, pace.Pauses.Count) - 1]);
        return $"[{string.Join(',', waits.Select(wait => (now - wait).ToUnixTimeMilliseconds()))}]";
    }

    private static List<DateTimeOffset> Moments(string json)
        => [.. json[1..^1].Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(moment => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(moment, CultureInfo.InvariantCulture)))];
}
