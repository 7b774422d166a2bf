using JwtMongoSms.Sessions;
using JwtMongoSms.Sqlite.Files;
using JwtMongoSms.Users;

namespace JwtMongoSms.Sqlite.Sessions;

internal sealed class SqliteSessionStore(SqliteDatabase database) : ISessionStore
{
    private const string Find = $"SELECT {SessionRow.Columns} FROM sessions WHERE id = $id";

    private const string List = $"""
        SELECT {SessionRow.Columns} FROM sessions
        WHERE user_id = $user_id AND revoked_at IS NULL AND idle_until > $now AND ends_at > $now
        ORDER BY created_at DESC, id
        """;

    private const string Rotate = $"""
        UPDATE sessions SET generation = generation + 1, rotated_at = $now, idle_until = $idle_until
        WHERE id = $id AND generation = $generation AND revoked_at IS NULL AND idle_until > $now AND ends_at > $now
        RETURNING {SessionRow.Columns}
        """;

    private const string Revoke = "UPDATE sessions SET revoked_at = $now WHERE id = $id AND user_id = $user_id AND revoked_at IS NULL";

    private const string RevokeAll = """
        UPDATE sessions SET revoked_at = $now WHERE user_id = $user_id AND id IS NOT $except AND revoked_at IS NULL
        """;

    private static readonly string Add = Statement.InsertOnce("sessions", SessionRow.Columns, "id");

    public Task AddAsync(Session session, CancellationToken cancellationToken)
        => database.WriteAsync(connection => connection.Prepare(Add).Write(session).Run(), cancellationToken);

    public Task<Session?> FindAsync(SessionId id, CancellationToken cancellationToken)
        => database.ReadAsync(connection => connection.Prepare(Find).Bind("$id", id.Value).QueryFirst(SessionRow.Read), cancellationToken);

    public Task<IReadOnlyList<Session>> ListAsync(UserId userId, DateTimeOffset now, CancellationToken cancellationToken)
        => database.ReadAsync<IReadOnlyList<Session>>(
            connection => connection.Prepare(List).Bind("$user_id", userId.Value).Bind("$now", now).QueryAll(SessionRow.Read),
            cancellationToken);

    public Task<Session?> TryRotateAsync(
        SessionId id, int generation, DateTimeOffset idleUntil, DateTimeOffset now, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => connection.Prepare(Rotate)
                .Bind("$id", id.Value).Bind("$generation", generation).Bind("$idle_until", idleUntil).Bind("$now", now)
                .QueryFirst(SessionRow.Read),
            cancellationToken);

    public Task<bool> RevokeAsync(SessionId id, UserId userId, DateTimeOffset now, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => connection.Prepare(Revoke).Bind("$id", id.Value).Bind("$user_id", userId.Value).Bind("$now", now).Run() == 1,
            cancellationToken);

    public Task<int> RevokeAllAsync(UserId userId, SessionId? except, DateTimeOffset now, CancellationToken cancellationToken)
        => database.WriteAsync(
            connection => connection.Prepare(RevokeAll)
                .Bind("$user_id", userId.Value).Bind("$except", except?.Value).Bind("$now", now).Run(),
            cancellationToken);
}
