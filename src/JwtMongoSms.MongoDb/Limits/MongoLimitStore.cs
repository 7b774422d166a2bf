using JwtMongoSms.Limits;
using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Internal;

internal sealed class MongoLimitStore(MongoDatabase database) : ILimitStore
{
    public Task<bool> TryReserveGuessAsync(LimitKey key, GuessLimits limits, DateOnly day, CancellationToken cancellationToken) => database.RunAsync(
        async (collections, token) =>
        {
            try
            {
                return await ReserveAsync(mayAdd: true).ConfigureAwait(false);
            }
            catch (MongoException exception) when (exception.IsDuplicateKey())
            {
                // The key has a document, which does not match: its budget is spent, or another guess has made it this moment.
                return await ReserveAsync(mayAdd: false).ConfigureAwait(false);
            }

            async Task<bool> ReserveAsync(bool mayAdd) => await collections.Limits.ChangeOrAddOneAsync(
                WithinBudget(key, limits, day), Reserved(day), mayAdd, ReturnDocument.After, token).ConfigureAwait(false) is not null;
        },
        cancellationToken);

    public Task ReleaseGuessAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken) => database.RunAsync(
        (collections, token) => collections.Limits.UpdateOneAsync(
            new BsonDocument { { LimitDocument.Id, key.Value }, { LimitDocument.Guesses(day), new BsonDocument("$gt", 0) } },
            new BsonDocument
            {
                { "$inc", new BsonDocument(LimitDocument.Guesses(day), -1) },
                { "$set", new BsonDocument { { LimitDocument.Streak, 0 }, { LimitDocument.PurgeAt, LimitDocument.PurgeAfter(day) } } },
            },
            cancellationToken: token),
        cancellationToken);

    public Task<bool> IsLockedAsync(LimitKey key, GuessLimits limits, CancellationToken cancellationToken) => database.RunAsync(
        async (collections, token) => await collections.Limits.FindOneAsync(
            new BsonDocument { { LimitDocument.Id, key.Value }, { LimitDocument.Streak, new BsonDocument("$gte", limits.InARow) } },
            token).ConfigureAwait(false) is not null,
        cancellationToken);

    public Task UnlockAsync(LimitKey key, CancellationToken cancellationToken) => database.RunAsync(
        (collections, token) => collections.Limits.UpdateOneAsync(
            new BsonDocument(LimitDocument.Id, key.Value),
            new BsonDocument("$set", new BsonDocument(LimitDocument.Streak, 0)),
            cancellationToken: token),
        cancellationToken);

    private static BsonDocument WithinBudget(LimitKey key, GuessLimits limits, DateOnly day) => new()
    {
        { LimitDocument.Id, key.Value },
        { LimitDocument.Streak, new BsonDocument("$lt", limits.InARow) },
        { LimitDocument.Guesses(day), new BsonDocument("$not", new BsonDocument("$gte", limits.PerDay)) },
    };

    // Failures outlive their day: as long as there are any, nothing is purged.
    private static BsonDocument Reserved(DateOnly day) => new()
    {
        { "$inc", new BsonDocument { { LimitDocument.Streak, 1 }, { LimitDocument.Guesses(day), 1 } } },
        { "$unset", new BsonDocument(LimitDocument.OldGuesses(day)).Add(LimitDocument.PurgeAt, "") },
    };
}
