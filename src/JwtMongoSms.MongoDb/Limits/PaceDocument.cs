using JwtMongoSms.MongoDb.Connection;
using MongoDB.Bson;

namespace JwtMongoSms.MongoDb.Limits;

/// <summary>Writes the conditions and changes of sends in a phone number's record: their moments, newest first.</summary>
internal static class PaceDocument
{
    public const string Sends = "pace.sends";
    public const string Calls = "pace.calls";

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Adds the conditions of one more send.</summary>
    public static BsonDocument AddPace(this BsonDocument filter, SendPace pace, bool isCall, DateTimeOffset now)
    {
        var hourAgo = (now - Hour).ToBson();
        filter.Add(At(Sends, pace.PerDay), NotAfter((now - SendPace.KeptAfterSend).ToBson()));
        if (isCall)
            filter.Add(At(Calls, pace.CallsPerHour), NotAfter(hourAgo));

        // The pause depends on how many of the newest sends lie in the last hour; none may follow as many as it has.
        var pauses = Enumerable.Range(0, pace.PerHour).Select(inHour => WithinHour(inHour, pace, hourAgo, now));
        return filter.Add("$or", new BsonArray(pauses));
    }

    public static BsonDocument Push(SendPace pace, bool isCall, DateTimeOffset now)
    {
        var push = new BsonDocument(Sends, Newest(now, pace.PerDay));
        return isCall ? push.Add(Calls, Newest(now, pace.CallsPerHour)) : push;
    }

    public static List<DateTimeOffset> Read(BsonDocument document, string field)
        => document.TryGetValue("pace", out var pace) && pace.AsBsonDocument.TryGetValue(field["pace.".Length..], out var moments)
            ? [.. moments.AsBsonArray.Select(moment
                => DateTimeOffset.FromUnixTimeMilliseconds(moment.AsBsonDateTime.MillisecondsSinceEpoch))]
            : [];

    // The n-th newest; the first is 1.
    private static string At(string field, int n) => $"{field}.{n - 1}";

    private static BsonDocument NotAfter(BsonDateTime moment) => new("$not", new BsonDocument("$gt", moment));

    private static BsonDocument WithinHour(int count, SendPace pace, BsonDateTime hourAgo, DateTimeOffset now)
    {
        var next = new BsonDocument(At(Sends, count + 1), NotAfter(hourAgo));
        if (count == 0)
            return next;

        var pauseOver = new BsonDocument("$lte", (now - pace.Pauses[Math.Min(count, pace.Pauses.Count) - 1]).ToBson());
        return count == 1
            ? next.Add(At(Sends, 1), pauseOver.Add("$gt", hourAgo))
            : next.Add(At(Sends, 1), pauseOver).Add(At(Sends, count), new BsonDocument("$gt", hourAgo));
    }

    private static BsonDocument Newest(DateTimeOffset now, int kept)
        => new() { { "$each", new BsonArray { now.ToBson() } }, { "$position", 0 }, { "$slice", kept } };
}
