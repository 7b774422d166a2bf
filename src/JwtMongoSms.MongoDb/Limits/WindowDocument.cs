using System.Globalization;
using JwtMongoSms.MongoDb.Connection;
using MongoDB.Bson;

namespace JwtMongoSms.MongoDb.Limits;

/// <summary>
/// Writes and reads the windows of one counter. Each is a field such as <c>hour.482123.sent</c>, and a count of zero has none.
/// MongoDB refuses a sum beyond 64 bits.
/// </summary>
internal static class WindowDocument
{
    private const string Sent = "sent";
    private const string Converted = "converted";
    private const string Cost = "cost";

    // A counter that isn't used in each window keeps some that no later change removes; with more than these they are removed.
    private const int MaxWindows = 8;

    /// <summary>Gets the update of one counter: what is added, and for each period the window that has just become too old.</summary>
    public static BsonDocument Add(IReadOnlyList<WindowChange> changes)
    {
        var tooOld = changes.GroupBy(
            change => change.Window.Period, (period, own) => new BsonElement(NameOf(period, OldestKept(own) - 1), ""));

        // MongoDB 4.4 refuses an operator without fields.
        var increments = new BsonDocument(changes.SelectMany(Increments));
        return new BsonDocument { { "$inc", increments, increments.ElementCount > 0 } }
            .Add("$unset", new BsonDocument(tooOld))
            .Add("$max", new BsonDocument(LimitDocument.PurgeAt, changes.Max(change => change.Window.PurgeAt).ToBson()));
    }

    /// <summary>Gets the filter and the update of a correction that adds something: a window that is missing stays missing.</summary>
    public static (BsonDocument Filter, BsonDocument Update) Correct(WindowChange change)
    {
        var window = NameOf(change.Window.Period, change.Window.Number);
        return (
            new BsonDocument { { LimitDocument.Id, change.Window.Key.Value }, { window, new BsonDocument("$ne", BsonNull.Value) } },
            new BsonDocument("$inc", new BsonDocument(Increments(change))));
    }

    public static WindowCounts Read(BsonDocument document, LimitWindow window)
    {
        var windows = document.GetValue(NameOf(window.Period), new BsonDocument()).AsBsonDocument;
        var (current, last) = (Read(windows, window.Number), Read(windows, window.Number - 1));
        return new WindowCounts(current.Sent, current.Converted, last.Sent, last.Converted, current.Cost);
    }

    /// <summary>Gets the update that removes what earlier changes have left behind; <see langword="null"/> when there is little.</summary>
    public static BsonDocument? Clean(BsonDocument document, IReadOnlyList<WindowChange> changes)
    {
        var tooOld = from own in changes.GroupBy(change => change.Window.Period)
                     let windows = document.GetValue(NameOf(own.Key), new BsonDocument()).AsBsonDocument
                     where windows.ElementCount > MaxWindows
                     from name in windows.Names
                     where long.Parse(name, CultureInfo.InvariantCulture) < OldestKept(own)
                     select new BsonElement($"{NameOf(own.Key)}.{name}", "");
        var fields = new BsonDocument(tooOld);
        return fields.ElementCount > 0 ? new BsonDocument("$unset", fields) : null;
    }

    private static long OldestKept(IEnumerable<WindowChange> changes)
        => changes.Min(change => change.Window.Number - change.Window.KeptFor);

    private static (long Sent, long Converted, long Cost) Read(BsonDocument windows, long number)
    {
        var window = windows.GetValue(number.ToString(CultureInfo.InvariantCulture), new BsonDocument()).AsBsonDocument;
        return (window.GetValue(Sent, 0).ToInt64(), window.GetValue(Converted, 0).ToInt64(), window.GetValue(Cost, 0).ToInt64());
    }

    private static IEnumerable<BsonElement> Increments(WindowChange change)
    {
        var name = NameOf(change.Window.Period, change.Window.Number);
        if (change.Sent != 0)
            yield return new BsonElement($"{name}.{Sent}", change.Sent);

        if (change.Converted != 0)
            yield return new BsonElement($"{name}.{Converted}", change.Converted);

        if (change.Cost != 0)
            yield return new BsonElement($"{name}.{Cost}", change.Cost);
    }

    private static string NameOf(LimitPeriod period, long number)
        => string.Create(CultureInfo.InvariantCulture, $"{NameOf(period)}.{number}");

    private static string NameOf(LimitPeriod period) => period switch
    {
        LimitPeriod.TenMinutes => "tenMinutes",
        LimitPeriod.Hour => "hour",
        LimitPeriod.Day => "day",
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "The period is ten minutes, an hour or a day."),
    };
}
