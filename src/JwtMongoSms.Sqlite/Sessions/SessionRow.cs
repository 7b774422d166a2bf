using JwtMongoSms.Sqlite.Files;

namespace JwtMongoSms.Sqlite.Sessions;

/// <summary>Writes and reads a session. Its values come in the order of <see cref="Columns"/>.</summary>
internal static class SessionRow
{
    public const string Columns = "id, user_id, generation, salt, key_id, device, created_at, rotated_at, idle_until, ends_at, revoked_at";

    public static Session Read(Row row) => new()
    {
        Id = SessionId.Parse(row.Text()),
        UserId = UserId.Parse(row.Text()),
        Generation = row.Int32(),
        Salt = row.Bytes(),
        KeyId = row.Text(),
        Device = row.TextOrNull(),
        CreatedAt = row.Moment(),
        RotatedAt = row.Moment(),
        IdleUntil = row.Moment(),
        EndsAt = row.Moment(),
        RevokedAt = row.MomentOrNull(),
    };

    public static Statement Write(this Statement insert, Session session) => insert
        .Add(session.Id.Value).Add(session.UserId.Value).Add(session.Generation).Add(session.Salt.Span).Add(session.KeyId)
        .Add(session.Device).Add(session.CreatedAt).Add(session.RotatedAt).Add(session.IdleUntil).Add(session.EndsAt)
        .Add(session.RevokedAt);
}
