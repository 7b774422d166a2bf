using JwtMongoSms.Sessions;
using JwtMongoSms.Users;
using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Internal;

internal sealed class MongoSessionStore(MongoDatabase database) : ISessionStore
{
    // More than anybody has devices: a list comes in one piece.
    private const int OnePiece = 1_000;

    private static readonly BsonDocument NewestFirst = new() { { SessionDocument.CreatedAt, -1 }, { SessionDocument.Id, 1 } };

    public Task AddAsync(Session session, CancellationToken cancellationToken) => database.RunAsync(
        (collections, token) => collections.Sessions.AddOnceAsync(SessionDocument.Write(session), token),
        cancellationToken);

    public Task<Session?> FindAsync(SessionId id, CancellationToken cancellationToken) => database.RunAsync(
        async (collections, token) => ReadOrNull(
            await collections.Sessions.FindOneAsync(new BsonDocument(SessionDocument.Id, id.Value), token).ConfigureAwait(false)),
        cancellationToken);

    public Task<IReadOnlyList<Session>> ListAsync(UserId userId, DateTimeOffset now, CancellationToken cancellationToken)
        => database.RunAsync<IReadOnlyList<Session>>(
            async (collections, token) =>
            {
                var filter = Live(now).Add(SessionDocument.UserId, userId.Value);
                var options = new FindOptions<BsonDocument> { Sort = NewestFirst, BatchSize = OnePiece };
                using var cursor = await collections.Sessions.FindAsync(filter, options, token).ConfigureAwait(false);
                return (await cursor.ToListAsync(token).ConfigureAwait(false)).ConvertAll(SessionDocument.Read);
            },
            cancellationToken);

    public Task<Session?> TryRotateAsync(SessionId id, int generation, DateTimeOffset idleUntil, DateTimeOffset now, CancellationToken cancellationToken)
        => database.RunAsync(
            async (collections, token) => ReadOrNull(await collections.Sessions.ChangeOneAsync(
                Live(now).Add(SessionDocument.Id, id.Value).Add(SessionDocument.Generation, generation),
                new BsonDocument
                {
                    { "$inc", new BsonDocument(SessionDocument.Generation, 1) },
                    { "$set", new BsonDocument
                        {
                            { SessionDocument.RotatedAt, now.ToBson() },
                            { SessionDocument.IdleUntil, idleUntil.ToBson() },
                            { SessionDocument.PurgeAt, SessionDocument.PurgeAfter(idleUntil) },
                        }
                    },
                },
                token).ConfigureAwait(false)),
            cancellationToken);

    public Task<bool> RevokeAsync(SessionId id, UserId userId, DateTimeOffset now, CancellationToken cancellationToken) => database.RunAsync(
        async (collections, token) =>
        {
            var filter = new BsonDocument { { SessionDocument.Id, id.Value }, { SessionDocument.UserId, userId.Value }, { SessionDocument.RevokedAt, BsonNull.Value } };
            var result = await collections.Sessions.UpdateOneAsync(filter, Revoked(now), cancellationToken: token).ConfigureAwait(false);
            return result.MatchedCount == 1;
        },
        cancellationToken);

    public Task<int> RevokeAllAsync(UserId userId, SessionId? except, DateTimeOffset now, CancellationToken cancellationToken) => database.RunAsync(
        async (collections, token) =>
        {
            var filter = new BsonDocument { { SessionDocument.UserId, userId.Value }, { SessionDocument.RevokedAt, BsonNull.Value } };
            if (except is not null)
                filter.Add(SessionDocument.Id, new BsonDocument("$ne", except.Value));

            try
            {
                return await RevokeAllAsync(collections.Sessions, filter, now, token).ConfigureAwait(false);
            }
            catch (MongoException exception) when (exception is MongoConnectionException or MongoNotPrimaryException or MongoNodeIsRecoveringException)
            {
                // No server repeats a change of many by itself. Twice is as good as once.
                return await RevokeAllAsync(collections.Sessions, filter, now, token).ConfigureAwait(false);
            }
        },
        cancellationToken);

    private static async Task<int> RevokeAllAsync(IMongoCollection<BsonDocument> sessions, BsonDocument filter, DateTimeOffset now, CancellationToken cancellationToken)
        => (int)(await sessions.UpdateManyAsync(filter, Revoked(now), cancellationToken: cancellationToken).ConfigureAwait(false)).MatchedCount;

    private static BsonDocument Live(DateTimeOffset now) => new()
    {
        { SessionDocument.RevokedAt, BsonNull.Value },
        { SessionDocument.IdleUntil, new BsonDocument("$gt", now.ToBson()) },
        { SessionDocument.EndsAt, new BsonDocument("$gt", now.ToBson()) },
    };

    private static BsonDocument Revoked(DateTimeOffset now) => new("$set", new BsonDocument
    {
        { SessionDocument.RevokedAt, now.ToBson() },
        { SessionDocument.PurgeAt, SessionDocument.PurgeAfter(now) },
    });

    private static Session? ReadOrNull(BsonDocument? document) => document is null ? null : SessionDocument.Read(document);
}
