using JwtMongoSms.MongoDb.Connection;
using JwtMongoSms.MongoDb.Indexes;
using MongoDB.Bson;

namespace JwtMongoSms.MongoDb.Sessions;

/// <summary>Writes and reads a session. User ids are text here, whatever the type of a user's <c>_id</c>.</summary>
internal static class SessionDocument
{
    public const string Id = "_id";
    public const string UserId = "userId";
    public const string Generation = "generation";
    public const string Salt = "salt";
    public const string KeyId = "keyId";
    public const string Device = "device";
    public const string CreatedAt = "createdAt";
    public const string RotatedAt = "rotatedAt";
    public const string IdleUntil = "idleUntil";
    public const string EndsAt = "endsAt";
    public const string RevokedAt = "revokedAt";
    public const string PurgeAt = "purgeAt";

    // An operator can look at an ended session for a day. Its refresh tokens are rejected with or without it.
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    public static IEnumerable<StoreIndex> IndexesFor(MongoDbOptions options) =>
        [new(options.SessionsCollection, PurgeAt) { Removes = true }, new(options.SessionsCollection, UserId)];

    /// <summary>When MongoDB may remove a session that ends at a moment.</summary>
    public static BsonDateTime PurgeAfter(DateTimeOffset end) => (end + KeptFor).ToBson();

    public static BsonDocument Write(Session session) => new BsonDocument
    {
        { Id, session.Id.Value },
        { UserId, session.UserId.Value },
        { Generation, session.Generation },
        { Salt, session.Salt.ToArray() },
        { KeyId, session.KeyId },
        { CreatedAt, session.CreatedAt.ToBson() },
        { RotatedAt, session.RotatedAt.ToBson() },
        { IdleUntil, session.IdleUntil.ToBson() },
        { EndsAt, session.EndsAt.ToBson() },
        { PurgeAt, PurgeAfter(session.IdleUntil < session.EndsAt ? session.IdleUntil : session.EndsAt) },
    }.AddIfSet(Device, session.Device).AddIfSet(RevokedAt, session.RevokedAt);

    public static Session Read(BsonDocument document) => new()
    {
        Id = SessionId.Parse(document[Id].AsString),
        UserId = JwtMongoSms.UserId.Parse(document[UserId].AsString),
        Generation = document[Generation].ToInt32(),
        Salt = document[Salt].AsByteArray,
        KeyId = document[KeyId].AsString,
        Device = document.TextOrNull(Device),
        CreatedAt = document.Moment(CreatedAt),
        RotatedAt = document.Moment(RotatedAt),
        IdleUntil = document.Moment(IdleUntil),
        EndsAt = document.Moment(EndsAt),
        RevokedAt = document.MomentOrNull(RevokedAt),
    };
}
