using JwtMongoSms.Sessions;
using MongoDB.Bson;

namespace JwtMongoSms.MongoDb.Internal;

/// <summary>How a session stands in its collection. User ids are text here, whatever they are among the users.</summary>
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

    // An ended session is kept for a day: its tokens are told "revoked", and its traces can be looked at.
    private static readonly TimeSpan Remains = TimeSpan.FromHours(24);

    /// <summary>When a session that is over at a moment may be removed.</summary>
    public static BsonDateTime PurgeAfter(DateTimeOffset end) => (end + Remains).ToBson();

    public static BsonDocument Write(Session session) => new BsonDocument
    {
        { Id, session.Id.Value },
        { UserId, session.UserId.Value },
        { Generation, session.Generation },
        { Salt, session.Salt.ToArray() },
        { KeyId, session.KeyId },
        { Device, () => session.Device, session.Device is not null },
        { CreatedAt, session.CreatedAt.ToBson() },
        { RotatedAt, session.RotatedAt.ToBson() },
        { IdleUntil, session.IdleUntil.ToBson() },
        { EndsAt, session.EndsAt.ToBson() },
        { PurgeAt, PurgeAfter(session.IdleUntil < session.EndsAt ? session.IdleUntil : session.EndsAt) },
    }.AddIfSet(RevokedAt, session.RevokedAt);

    public static Session Read(BsonDocument document) => new()
    {
        Id = SessionId.TryParse(document[Id].AsString, out var id) ? id : throw new FormatException("A stored session has no usable id."),
        UserId = Users.UserId.TryParse(document[UserId].AsString, out var userId)
            ? userId
            : throw new FormatException("A stored session has no usable user id."),
        Generation = document[Generation].ToInt32(),
        Salt = document[Salt].AsByteArray,
        KeyId = document[KeyId].AsString,
        Device = document.TryGetValue(Device, out var device) ? device.AsString : null,
        CreatedAt = document.Moment(CreatedAt),
        RotatedAt = document.Moment(RotatedAt),
        IdleUntil = document.Moment(IdleUntil),
        EndsAt = document.Moment(EndsAt),
        RevokedAt = document.MomentOrNull(RevokedAt),
    };
}
