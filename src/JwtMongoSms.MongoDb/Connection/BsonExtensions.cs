using MongoDB.Bson;

namespace JwtMongoSms.MongoDb.Internal;

/// <summary>What all documents have in common: moments in whole milliseconds, and nothing in place of what isn't there.</summary>
internal static class BsonExtensions
{
    public static BsonDateTime ToBson(this DateTimeOffset moment) => new(moment.ToUnixTimeMilliseconds());

    public static BsonDocument AddIfSet(this BsonDocument document, string name, DateTimeOffset? moment)
        => moment is { } set ? document.Add(name, set.ToBson()) : document;

    public static DateTimeOffset Moment(this BsonDocument document, string name)
        => DateTimeOffset.FromUnixTimeMilliseconds(document[name].AsBsonDateTime.MillisecondsSinceEpoch);

    public static DateTimeOffset? MomentOrNull(this BsonDocument document, string name)
        => document.GetValue(name, BsonNull.Value).IsBsonNull ? null : document.Moment(name);
}
