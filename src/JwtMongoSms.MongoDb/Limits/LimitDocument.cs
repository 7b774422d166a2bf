using System.Globalization;
using JwtMongoSms.MongoDb.Connection;
using JwtMongoSms.MongoDb.Indexes;
using MongoDB.Bson;

namespace JwtMongoSms.MongoDb.Limits;

/// <summary>Names the fields of a guess budget: failures in a row, and a count for each day that still matters.</summary>
internal static class LimitDocument
{
    public const string Id = "_id";
    public const string Streak = "streak";
    public const string PurgeAt = "purgeAt";

    public static StoreIndex IndexFor(MongoDbOptions options) => new(options.LimitsCollection, PurgeAt) { Removes = true };

    /// <summary>The count of a day, such as <c>guesses.2030-01-31</c>.</summary>
    public static string Guesses(DateOnly day) => "guesses." + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>
    /// The counts that a guess removes. Yesterday's stays: a clock that lags may still count there. Counts of days before these go with the
    /// document, or stay in that of a locked number.
    /// </summary>
    public static IEnumerable<BsonElement> OldGuesses(DateOnly today)
        => Enumerable.Range(2, 3).Select(age => new BsonElement(Guesses(today.AddDays(-age)), ""));

    /// <summary>Reads what is counted for a number, with the guesses of one day.</summary>
    public static NumberCounts CountsOf(BsonDocument document, DateOnly day) => new(
        document.GetValue("guesses", new BsonDocument()).AsBsonDocument.GetValue(Guesses(day)["guesses.".Length..], 0).ToInt32(),
        document.GetValue(Streak, 0).ToInt32(),
        PaceDocument.Read(document, PaceDocument.Sends),
        PaceDocument.Read(document, PaceDocument.Calls));

    /// <summary>
    /// Gets when MongoDB may remove a record without failures in a row: two days after its day. A guess of yesterday may be released after
    /// a send of today, which is kept for 24 hours.
    /// </summary>
    public static BsonDateTime PurgeWithoutFailures(DateOnly day) => PurgeAfter(day, TimeSpan.FromDays(1));

    /// <summary>Gets when MongoDB may remove a budget that had its last failure on a day and isn't locked.</summary>
    public static BsonDateTime PurgeWithFailures(DateOnly day) => PurgeAfter(day, GuessLimits.KeptAfterFailure);

    private static BsonDateTime PurgeAfter(DateOnly day, TimeSpan kept)
        => new DateTimeOffset(day.AddDays(2), TimeOnly.MinValue, TimeSpan.Zero).Add(kept).ToBson();
}
