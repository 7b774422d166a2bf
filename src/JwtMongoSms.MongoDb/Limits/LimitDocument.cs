using System.Globalization;
using MongoDB.Bson;

namespace JwtMongoSms.MongoDb.Internal;

/// <summary>How a number's guesses stand in their collection: failures in a row, and a count for each day that still matters.</summary>
internal static class LimitDocument
{
    public const string Id = "_id";
    public const string Streak = "streak";
    public const string PurgeAt = "purgeAt";

    /// <summary>The count of a day, such as <c>guesses.2030-01-31</c>.</summary>
    public static string Guesses(DateOnly day) => "guesses." + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>
    /// What a guess sweeps away: counts that nothing asks for any more. Yesterday's stays, since a clock that lags may still count there; a document that
    /// is left alone for longer than these days is removed as a whole, unless the number has failures to its name.
    /// </summary>
    public static IEnumerable<BsonElement> OldGuesses(DateOnly today)
        => Enumerable.Range(2, 3).Select(age => new BsonElement(Guesses(today.AddDays(-age)), ""));

    /// <summary>When a number without failures is forgotten: once neither today nor yesterday, as any clock may have it, has this day.</summary>
    public static BsonDateTime PurgeAfter(DateOnly day) => new DateTimeOffset(day.AddDays(2), TimeOnly.MinValue, TimeSpan.Zero).ToBson();
}
