using JwtMongoSms.Limits;
using JwtMongoSms.MongoDb.Connection;
using JwtMongoSms.MongoDb.Indexes;
using MongoDB.Bson;
using MongoDB.Driver;
using static JwtMongoSms.MongoDb.Limits.LimitDocument;

namespace JwtMongoSms.MongoDb.Limits;

internal sealed class MongoLimitStore(MongoDatabase database) : ILimitStore
{
    private static readonly BsonDocument ZeroStreak = new("$set", new BsonDocument(Streak, 0));

    private static readonly FindOneAndUpdateOptions<BsonDocument> Upsert = new() { ReturnDocument = ReturnDocument.After, IsUpsert = true };

    public Task<bool> ReserveGuessAsync(LimitKey key, GuessLimits limits, DateOnly day, CancellationToken cancellationToken)
    {
        var (filter, update) = (WithinBudget(key, limits, day), Reserved(day));
        return database.RunAsync(
            async (collections, token) =>
            {
                try
                {
                    return await collections.Limits.FindOneAndUpdateAsync(filter, update, Upsert, token).ConfigureAwait(false) is not null;
                }
                catch (MongoException exception) when (exception.IsDuplicateKey())
                {
                    // The key has a document that doesn't match: its budget is spent, or another guess has just inserted it.
                    return await collections.Limits
                        .FindOneAndUpdateAsync(filter, update, CollectionCommands.ReturnAfter, token).ConfigureAwait(false) is not null;
                }
            },
            cancellationToken);
    }

    public Task ReleaseGuessAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken) => database.RunAsync(
        (collections, token) => collections.Limits.UpdateOneAsync(
            new BsonDocument { { Id, key.Value }, { Guesses(day), new BsonDocument("$gt", 0) } },
            new BsonDocument
            {
                { "$inc", new BsonDocument(Guesses(day), -1) },
                { "$set", new BsonDocument { { Streak, 0 }, { PurgeAt, PurgeAfter(day) } } },
            },
            cancellationToken: token),
        cancellationToken);

    public Task<bool> IsLockedAsync(LimitKey key, GuessLimits limits, CancellationToken cancellationToken)
    {
        var filter = new BsonDocument { { Id, key.Value }, { Streak, new BsonDocument("$gte", limits.InARow) } };
        return database.RunAsync(
            async (collections, token) => await collections.Limits.FindOneAsync(filter, token).ConfigureAwait(false) is not null,
            cancellationToken);
    }

    public Task UnlockAsync(LimitKey key, CancellationToken cancellationToken) => database.RunAsync(
        (collections, token) => collections.Limits.UpdateOneAsync(new BsonDocument(Id, key.Value), ZeroStreak, cancellationToken: token),
        cancellationToken);

    private static BsonDocument WithinBudget(LimitKey key, GuessLimits limits, DateOnly day) => new()
    {
        { Id, key.Value },
        { Streak, new BsonDocument("$lt", limits.InARow) },
        { Guesses(day), new BsonDocument("$not", new BsonDocument("$gte", limits.PerDay)) },
    };

    // Failures outlive their day: as long as there are any, MongoDB removes nothing.
    private static BsonDocument Reserved(DateOnly day) => new()
    {
        { "$inc", new BsonDocument { { Streak, 1 }, { Guesses(day), 1 } } },
        { "$unset", new BsonDocument(OldGuesses(day)).Add(PurgeAt, "") },
    };
}
