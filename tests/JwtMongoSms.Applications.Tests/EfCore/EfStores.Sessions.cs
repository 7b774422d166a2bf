using Microsoft.EntityFrameworkCore;

namespace JwtMongoSms.Applications.Tests.EfCore;

internal sealed partial class EfStores
{
    public Task AddAsync(Session session, CancellationToken cancellationToken) => AddOnceAsync(session, cancellationToken);

    public Task<Session?> FindAsync(SessionId id, CancellationToken cancellationToken) => AskAsync(
        () => context.Sessions.AsNoTracking().FirstOrDefaultAsync(session => session.Id == id, cancellationToken));

    public async Task<IReadOnlyList<Session>> ListAsync(UserId userId, DateTimeOffset now, CancellationToken cancellationToken)
        => await AskAsync(() => context.Sessions.AsNoTracking()
            .Where(session => session.UserId == userId && session.RevokedAt == null && session.IdleUntil > now && session.EndsAt > now)
            .OrderByDescending(session => session.CreatedAt)
            .ToListAsync(cancellationToken));

    public Task<Session?> TryRotateAsync(
        SessionId id, int generation, DateTimeOffset idleUntil, DateTimeOffset now, CancellationToken cancellationToken)
        => FirstAsync(
            context.Sessions,
            $"""
            UPDATE Sessions SET Generation = Generation + 1, RotatedAt = {Ms(now)}, IdleUntil = {Ms(idleUntil)}
            WHERE Id = {id.Value} AND Generation = {generation} AND RevokedAt IS NULL AND IdleUntil > {Ms(now)} AND EndsAt > {Ms(now)}
            RETURNING *
            """,
            cancellationToken);

    public async Task<bool> RevokeAsync(SessionId id, UserId userId, DateTimeOffset now, CancellationToken cancellationToken)
        => await RevokeAsync(context.Sessions.Where(session => session.Id == id && session.UserId == userId), now, cancellationToken) == 1;

    public Task<int> RevokeAllAsync(UserId userId, SessionId? except, DateTimeOffset now, CancellationToken cancellationToken)
        => RevokeAsync(context.Sessions.Where(session => session.UserId == userId && session.Id != except), now, cancellationToken);

    private static Task<int> RevokeAsync(IQueryable<Session> sessions, DateTimeOffset now, CancellationToken cancellationToken)
        => AskAsync(() => sessions.Where(session => session.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.RevokedAt, now), cancellationToken));
}
