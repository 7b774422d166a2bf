using MongoDB.Bson;

namespace JwtMongoSms.MongoDb.Connection;

/// <summary>Writes moments in whole milliseconds, and no field where there is no value.</summary>
internal static class BsonExtensions
{
    public static BsonDateTime ToBson(this DateTimeOffset moment) => new(moment.ToUnixTimeMilliseconds());

    public static BsonDocument AddIfSet(this BsonDocument document, string name, DateTimeOffset? moment)
        => moment is { } set ? document.Add(name, set.ToBson()) : document;

    public static BsonDocument AddIfSet(this BsonDocument document, string name, string? text)
        => text is null ? document : document.Add(name, text);

    public static DateTimeOffset Moment(this BsonDocument document, string name)
        => DateTimeOffset.FromUnixTimeMilliseconds(document[name].AsBsonDateTime.MillisecondsSinceEpoch);

    public static DateTimeOffset? MomentOrNull(this BsonDocument document, string name)
        => document.GetValue(name, BsonNull.Value).IsBsonNull ? null : document.Moment(name);

    public static string? TextOrNull(this BsonDocument document, string name)
        => document.TryGetValue(name, out var text) ? text.AsString : null;
}
