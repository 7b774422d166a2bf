using JwtMongoSms.MongoDb.Connection;
using JwtMongoSms.MongoDb.Indexes;
using MongoDB.Bson;
using MongoDB.Driver;
using static JwtMongoSms.MongoDb.Limits.LimitDocument;

namespace JwtMongoSms.MongoDb.Limits;

internal sealed class MongoLimitStore(MongoDatabase database) : ILimitStore
{
    private readonly StoreCollection budgets = database.Limits;

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
        return budgets.RunAsync(
            async (commands, token) =>
            {
                try
                {
                    return await ReserveAsync(isUpsert: true).ConfigureAwait(false);
                }
                catch (MongoException exception) when (exception.IsDuplicateKey())
                {
                    // The key has a document that doesn't match: its budget is spent, or another guess has just inserted it.
                    return await ReserveAsync(isUpsert: false).ConfigureAwait(false);
                }

                async Task<bool> ReserveAsync(bool isUpsert) => await commands.FindOneAndUpdateAsync(
                    filter, update, ReturnDocument.After, isUpsert, token).ConfigureAwait(false) is not null;
            },
            cancellationToken);
    }

    public Task ReleaseGuessAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken)
    {
        var filter = new BsonDocument { { Id, key.Value }, { Guesses(day), new BsonDocument("$gt", 0) } };
        var release = new BsonDocument
        {
            { "$inc", new BsonDocument(Guesses(day), -1) },
            { "$set", new BsonDocument { { Streak, 0 }, { PurgeAt, PurgeAfter(day) } } },
        };
        return budgets.RunAsync((commands, token) => commands.UpdateOneAsync(filter, release, token), cancellationToken);
    }

    public Task<GuessCounts> FindBudgetAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken) => budgets.RunAsync(
        async (commands, token) => await commands.FindOneAsync(
            new BsonDocument(Id, key.Value), document => CountsOf(document, day), token).ConfigureAwait(false) ?? new GuessCounts(0, 0),
        cancellationToken);

    public Task UnlockAsync(LimitKey key, CancellationToken cancellationToken)
    {
        var (filter, unlock) = (new BsonDocument(Id, key.Value), new BsonDocument("$set", new BsonDocument(Streak, 0)));
        return budgets.RunAsync((commands, token) => commands.UpdateOneAsync(filter, unlock, token), cancellationToken);
    }
}
