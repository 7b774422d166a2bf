using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace JwtMongoSms.Applications.Tests.EfCore;

internal sealed partial class EfStores
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public async Task<NumberCounts?> TryPaceAsync(
        LimitKey key, SendPace pace, GuessLimits limits, bool isCall, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (day, hourAgo, dayAgo) = (DateOnly.FromDateTime(now.UtcDateTime), Ms(now - Hour), Ms(now - SendPace.KeptAfterSend));
        var (send, call) = ($"[{Ms(now)}]", isCall ? $"[{Ms(now)}]" : "[]");

        // The latest moment that the newest send may have been at if the last hour has no send, one, and so on; then the array gives NULL.
        var waits = pace.Pauses.Prepend(Hour).Concat(Enumerable.Repeat(pace.Pauses[^1], pace.PerHour));
        var latest = JsonSerializer.Serialize(waits.Take(pace.PerHour).Select(wait => Ms(now - wait)));
        var row = await FirstAsync(
            context.Numbers,
            $"""
            INSERT INTO Numbers ("Key", Streak, Day, Guesses, Sends, Calls) VALUES ({key.Value}, 0, {day.DayNumber}, 0, {send}, {call})
            ON CONFLICT ("Key") DO UPDATE SET
                Sends = (SELECT json_group_array(value) FROM (
                    SELECT value FROM json_each(excluded.Sends) UNION ALL SELECT value FROM json_each(Numbers.Sends) LIMIT {pace.PerDay})),
                Calls = (SELECT json_group_array(value) FROM (
                    SELECT value FROM json_each(excluded.Calls) UNION ALL SELECT value FROM json_each(Numbers.Calls) LIMIT {pace.PerDay}))
            WHERE Streak < {limits.InARow} AND (Day < {day.DayNumber} OR Guesses < {limits.PerDay})
              AND ifnull(Sends ->> 0, 0) <= {latest} ->> (SELECT count(*) FROM json_each(Numbers.Sends) WHERE value > {hourAgo})
              AND (SELECT count(*) FROM json_each(Numbers.Sends) WHERE value > {dayAgo}) < {pace.PerDay}
              AND (NOT {isCall} OR (SELECT count(*) FROM json_each(Numbers.Calls) WHERE value > {hourAgo}) < {pace.CallsPerHour})
            RETURNING *
            """,
            cancellationToken);
        return row?.CountsOn(day);
    }

    public Task GiveBackPaceAsync(LimitKey key, DateTimeOffset at, CancellationToken cancellationToken)
        => AskAsync(() => context.Database.ExecuteSqlAsync(
            $"""
            UPDATE Numbers SET
                Sends = (SELECT json_group_array(value) FROM json_each(Sends) WHERE value <> {Ms(at)}),
                Calls = (SELECT json_group_array(value) FROM json_each(Calls) WHERE value <> {Ms(at)})
            WHERE "Key" = {key.Value}
            """,
            cancellationToken));
}
