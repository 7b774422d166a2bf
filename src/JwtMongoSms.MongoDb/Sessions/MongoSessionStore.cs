using JwtMongoSms.MongoDb.Connection;
using JwtMongoSms.MongoDb.Indexes;
using MongoDB.Bson;
using MongoDB.Driver;
using static JwtMongoSms.MongoDb.Sessions.SessionDocument;

namespace JwtMongoSms.MongoDb.Sessions;

internal sealed class MongoSessionStore(MongoDatabase database) : ISessionStore
{
    private static readonly BsonDocument NewestFirst = new() { { CreatedAt, -1 }, { Id, 1 } };

    private readonly StoreCollection sessions = database.Sessions;

    public Task AddAsync(Session session, CancellationToken cancellationToken)
        => sessions.RunAsync((commands, token) => commands.InsertOnceAsync(Write(session), token), cancellationToken);

    public Task<Session?> FindAsync(SessionId id, CancellationToken cancellationToken)
        => sessions.RunAsync((commands, token) => commands.FindOneAsync(new BsonDocument(Id, id.Value), Read, token), cancellationToken);

    public Task<IReadOnlyList<Session>> ListAsync(UserId userId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = Live(now).Add(SessionDocument.UserId, userId.Value);
        return sessions.RunAsync((commands, token) => commands.FindAllAsync(filter, Read, NewestFirst, token), cancellationToken);
    }

    public Task<Session?> TryRotateAsync(
        SessionId id, int generation, DateTimeOffset idleUntil, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = Live(now).Add(Id, id.Value).Add(Generation, generation);
        var set = new BsonDocument { { RotatedAt, now.ToBson() }, { IdleUntil, idleUntil.ToBson() }, { PurgeAt, PurgeAfter(idleUntil) } };
        var rotate = new BsonDocument { { "$inc", new BsonDocument(Generation, 1) }, { "$set", set } };
        return sessions.RunAsync((commands, token) => commands.FindOneAndUpdateAsync(filter, rotate, Read, token), cancellationToken);
    }

    public Task<bool> RevokeAsync(SessionId id, UserId userId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = NotRevoked(userId).Add(Id, id.Value);
        return sessions.RunAsync((commands, token) => commands.UpdateOneAsync(filter, Revoked(now), token), cancellationToken);
    }

    public Task<int> RevokeAllAsync(UserId userId, SessionId? except, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = NotRevoked(userId);
        if (except is not null)
            filter.Add(Id, new BsonDocument("$ne", except.Value));

        return sessions.RunAsync(
            async (commands, token) =>
            {
                try
                {
                    return await commands.UpdateManyAsync(filter, Revoked(now), token).ConfigureAwait(false);
                }
                catch (MongoException exception) when (exception.MayBeRepeated())
                {
                    // Revoking again changes nothing.
                    return await commands.UpdateManyAsync(filter, Revoked(now), token).ConfigureAwait(false);
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
