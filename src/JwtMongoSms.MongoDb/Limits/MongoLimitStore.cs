using JwtMongoSms.Limits;
using JwtMongoSms.MongoDb.Connection;
using JwtMongoSms.MongoDb.Indexes;
using MongoDB.Bson;
using MongoDB.Driver;
using static JwtMongoSms.MongoDb.Limits.LimitDocument;

namespace JwtMongoSms.MongoDb.Limits;

internal sealed class MongoLimitStore(MongoDatabase database) : ILimitStore
{
    private static readonly FindOneAndUpdateOptions<BsonDocument> Upsert = new() { ReturnDocument = ReturnDocument.After, IsUpsert = true };

    public Task<bool> ReserveGuessAsync(LimitKey key, GuessLimits limits, DateOnly day, CancellationToken cancellationToken)
    {
        var filter = new BsonDocument
        {
            { Id, key.Value },
            { Streak, new BsonDocument("$lt", limits.InARow) },
            { Guesses(day), new BsonDocument("$not", new BsonDocument("$gte", limits.PerDay)) },
        };

        // Failures outlive their day: as long as there are any, MongoDB removes nothing.
        var update = new BsonDocument
        {
            { "$inc", new BsonDocument { { Streak, 1 }, { Guesses(day), 1 } } },
            { "$unset", new BsonDocument(OldGuesses(day)).Add(PurgeAt, "") },
        };
        return database.Limits.RunAsync(
            async (budgets, token) =>
            {
                try
                {
                    return await budgets.FindOneAndUpdateAsync(filter, update, Upsert, token).ConfigureAwait(false) is not null;
                }
                catch (MongoException exception) when (exception.IsDuplicateKey())
                {
                    // The key has a document that doesn't match: its budget is spent, or another guess has just inserted it.
                    var after = StoreCollection.After;
                    return await budgets.FindOneAndUpdateAsync(filter, update, after, token).ConfigureAwait(false) is not null;
                }
            },
            cancellationToken);
    }

    public Task ReleaseGuessAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken) => database.Limits.UpdateOneAsync(
        new BsonDocument { { Id, key.Value }, { Guesses(day), new BsonDocument("$gt", 0) } },
        new BsonDocument
        {
            { "$inc", new BsonDocument(Guesses(day), -1) },
            { "$set", new BsonDocument { { Streak, 0 }, { PurgeAt, PurgeAfter(day) } } },
        },
        cancellationToken);

    public async Task<bool> IsLockedAsync(LimitKey key, GuessLimits limits, CancellationToken cancellationToken)
    {
        var locked = new BsonDocument { { Id, key.Value }, { Streak, new BsonDocument("$gte", limits.InARow) } };
        return await database.Limits.FindOneAsync(locked, found => found, cancellationToken).ConfigureAwait(false) is not null;
    }

    public Task UnlockAsync(LimitKey key, CancellationToken cancellationToken) => database.Limits.UpdateOneAsync(
        new BsonDocument(Id, key.Value), new BsonDocument("$set", new BsonDocument(Streak, 0)), cancellationToken);
}
