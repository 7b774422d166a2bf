using JwtMongoSms.MongoDb.Connection;
using JwtMongoSms.MongoDb.Indexes;
using JwtMongoSms.Sessions;
using JwtMongoSms.Users;
using MongoDB.Bson;
using MongoDB.Driver;
using static JwtMongoSms.MongoDb.Sessions.SessionDocument;

namespace JwtMongoSms.MongoDb.Sessions;

internal sealed class MongoSessionStore(MongoDatabase database) : ISessionStore
{
    // More than any user has devices, so that a list is one command.
    private const int MaxBatch = 1_000;

    private static readonly BsonDocument NewestFirst = new() { { CreatedAt, -1 }, { Id, 1 } };

    public Task AddAsync(Session session, CancellationToken cancellationToken) => database.RunAsync(
        (collections, token) => collections.Sessions.InsertOnceAsync(Write(session), token), cancellationToken);

    public Task<Session?> FindAsync(SessionId id, CancellationToken cancellationToken) => database.RunAsync(
        async (collections, token) => ReadOrNull(
            await collections.Sessions.FindOneAsync(new BsonDocument(Id, id.Value), token).ConfigureAwait(false)),
        cancellationToken);

    public Task<IReadOnlyList<Session>> ListAsync(UserId userId, DateTimeOffset now, CancellationToken cancellationToken)
        => database.RunAsync<IReadOnlyList<Session>>(
            async (collections, token) =>
            {
                var filter = Live(now).Add(SessionDocument.UserId, userId.Value);
                var options = new FindOptions<BsonDocument> { Sort = NewestFirst, BatchSize = MaxBatch };
                using var cursor = await collections.Sessions.FindAsync(filter, options, token).ConfigureAwait(false);
                return (await cursor.ToListAsync(token).ConfigureAwait(false)).ConvertAll(Read);
            },
            cancellationToken);

    public Task<Session?> TryRotateAsync(
        SessionId id, int generation, DateTimeOffset idleUntil, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = Live(now).Add(Id, id.Value).Add(Generation, generation);
        var set = new BsonDocument { { RotatedAt, now.ToBson() }, { IdleUntil, idleUntil.ToBson() }, { PurgeAt, PurgeAfter(idleUntil) } };
        var update = new BsonDocument { { "$inc", new BsonDocument(Generation, 1) }, { "$set", set } };
        return database.RunAsync(
            async (collections, token) => ReadOrNull(await collections.Sessions
                .FindOneAndUpdateAsync(filter, update, CollectionCommands.ReturnAfter, token).ConfigureAwait(false)),
            cancellationToken);
    }

    public Task<bool> RevokeAsync(SessionId id, UserId userId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = NotRevoked(userId).Add(Id, id.Value);
        return database.RunAsync(
            async (collections, token)
                => (await collections.Sessions.UpdateOneAsync(filter, Revoked(now), null, token).ConfigureAwait(false)).MatchedCount == 1,
            cancellationToken);
    }

    public Task<int> RevokeAllAsync(UserId userId, SessionId? except, DateTimeOffset now, CancellationToken cancellationToken)
        => database.RunAsync(
            async (collections, token) =>
            {
                try
                {
                    return await RevokeAllAsync(collections.Sessions, userId, except, now, token).ConfigureAwait(false);
                }
                catch (MongoException exception)
                    when (exception is MongoConnectionException or MongoNotPrimaryException or MongoNodeIsRecoveringException)
                {
                    // The driver retries no change of many. Revoking again changes nothing.
                    return await RevokeAllAsync(collections.Sessions, userId, except, now, token).ConfigureAwait(false);
                }
            },
            cancellationToken);

    private static async Task<int> RevokeAllAsync(
        IMongoCollection<BsonDocument> sessions, UserId userId, SessionId? except, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = NotRevoked(userId);
        if (except is not null)
            filter.Add(Id, new BsonDocument("$ne", except.Value));

        var result = await sessions.UpdateManyAsync(filter, Revoked(now), cancellationToken: cancellationToken).ConfigureAwait(false);
        return (int)result.MatchedCount;
    }

    private static BsonDocument NotRevoked(UserId userId)
        => new() { { SessionDocument.UserId, userId.Value }, { RevokedAt, BsonNull.Value } };

    private static BsonDocument Live(DateTimeOffset now) => new()
    {
        { RevokedAt, BsonNull.Value },
        { IdleUntil, new BsonDocument("$gt", now.ToBson()) },
        { EndsAt, new BsonDocument("$gt", now.ToBson()) },
    };

    private static BsonDocument Revoked(DateTimeOffset now)
        => new("$set", new BsonDocument { { RevokedAt, now.ToBson() }, { PurgeAt, PurgeAfter(now) } });

    private static Session? ReadOrNull(BsonDocument? document) => document is null ? null : Read(document);
}
