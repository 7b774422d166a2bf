using JwtMongoSms.Sessions;
using JwtMongoSms.Users;

namespace JwtMongoSms.Sqlite.Internal;

/// <summary>How a session stands in its table.</summary>
internal static class SessionRow
{
    public const string Columns = "id, user_id, generation, salt, key_id, created_at, rotated_at, idle_until, ends_at, revoked_at, device";

    public const string Parameters = "$id, $user_id, $generation, $salt, $key_id, $created_at, $rotated_at, $idle_until, $ends_at, $revoked_at, $device";

    public static Session Read(Row row) => new()
    {
        Id = SessionId.TryParse(row.Text(), out var id) ? id : throw new FormatException("A stored session has no usable id."),
        UserId = UserId.TryParse(row.Text(), out var userId) ? userId : throw new FormatException("A stored session has no usable user id."),
        Generation = row.Int32(),
        Salt = row.Bytes(),
        KeyId = row.Text(),
        CreatedAt = row.Moment(),
        RotatedAt = row.Moment(),
        IdleUntil = row.Moment(),
        EndsAt = row.Moment(),
        RevokedAt = row.MomentOrNull(),
        Device = row.TextOrNull(),
    };

    public static Statement BindAll(Statement statement, Session session) => statement
        .Bind("$id", session.Id.Value)
        .Bind("$user_id", session.UserId.Value)
        .Bind("$generation", session.Generation)
        .Bind("$salt", session.Salt.Span)
        .Bind("$key_id", session.KeyId)
        .Bind("$created_at", session.CreatedAt)
        .Bind("$rotated_at", session.RotatedAt)
        .Bind("$idle_until", session.IdleUntil)
        .Bind("$ends_at", session.EndsAt)
        .Bind("$revoked_at", session.RevokedAt)
        .Bind("$device", session.Device);
}
