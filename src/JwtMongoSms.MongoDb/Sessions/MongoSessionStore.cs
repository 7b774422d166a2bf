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
    private static readonly FindOptions<BsonDocument> NewestFirst = new()
    {
        Sort = new BsonDocument { { CreatedAt, -1 }, { Id, 1 } },
        BatchSize = 1_000,
    };

    public Task AddAsync(Session session, CancellationToken cancellationToken)
        => database.Sessions.InsertOnceAsync(Write(session), cancellationToken);

    public Task<Session?> FindAsync(SessionId id, CancellationToken cancellationToken)
        => database.Sessions.FindOneAsync(new BsonDocument(Id, id.Value), Read, cancellationToken);

    public Task<IReadOnlyList<Session>> ListAsync(UserId userId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = Live(now).Add(SessionDocument.UserId, userId.Value);
        return database.Sessions.RunAsync<IReadOnlyList<Session>>(
            async (sessions, token) =>
            {
                using var cursor = await sessions.FindAsync(filter, NewestFirst, token).ConfigureAwait(false);
                return (await cursor.ToListAsync(token).ConfigureAwait(false)).ConvertAll(Read);
            },
            cancellationToken);
    }

    public Task<Session?> TryRotateAsync(
        SessionId id, int generation, DateTimeOffset idleUntil, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var set = new BsonDocument { { RotatedAt, now.ToBson() }, { IdleUntil, idleUntil.ToBson() }, { PurgeAt, PurgeAfter(idleUntil) } };
        return database.Sessions.FindOneAndUpdateAsync(
            Live(now).Add(Id, id.Value).Add(Generation, generation),
            new BsonDocument { { "$inc", new BsonDocument(Generation, 1) }, { "$set", set } },
            StoreCollection.After,
            Read,
            cancellationToken);
    }

    public Task<bool> RevokeAsync(SessionId id, UserId userId, DateTimeOffset now, CancellationToken cancellationToken)
        => database.Sessions.UpdateOneAsync(NotRevoked(userId).Add(Id, id.Value), Revoked(now), cancellationToken);

    public Task<int> RevokeAllAsync(UserId userId, SessionId? except, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = NotRevoked(userId);
        if (except is not null)
            filter.Add(Id, new BsonDocument("$ne", except.Value));

        return database.Sessions.RunAsync(
            async (sessions, token) =>
            {
                try
                {
                    return (int)(await sessions.UpdateManyAsync(filter, Revoked(now), null, token).ConfigureAwait(false)).MatchedCount;
                }
                catch (MongoException exception)
                    when (exception is MongoConnectionException or MongoNotPrimaryException or MongoNodeIsRecoveringException)
                {
                    // The driver retries no change of many. Revoking again changes nothing.
                    return (int)(await sessions.UpdateManyAsync(filter, Revoked(now), null, token).ConfigureAwait(false)).MatchedCount;
                }
            },
            cancellationToken);
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
}
