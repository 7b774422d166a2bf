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
        // This guess locks no number, but where one failure is enough.
        var belowLock = OpenBudget(key, limits, day, limits.InARow - 1);
        var guess = Take(day, mayLock: limits.InARow <= 1);
        return budgets.RunAsync(
            async (commands, token) =>
            {
                try
                {
                    await commands.FindOneAndUpdateAsync(belowLock, guess, ReturnDocument.After, isUpsert: true, token)
                        .ConfigureAwait(false);
                    return true;
                }
                catch (MongoException exception) when (exception.IsDuplicateKey())
                {
                    // The budget is spent, or this guess locks the number, or another guess has just inserted the document.
                    return await ReserveOfExistingAsync(commands, key, limits, day, token).ConfigureAwait(false);
                }
            },
            cancellationToken);
    }

    public Task ReleaseGuessAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken)
    {
        var filter = new BsonDocument { { Id, key.Value }, { Guesses(day), new BsonDocument("$gt", 0) } };
        var release = new BsonDocument
        {
            { "$inc", new BsonDocument(Guesses(day), -1) },
            { "$set", new BsonDocument { { Streak, 0 }, { PurgeAt, PurgeWithoutFailures(day) } } },
        };
        return budgets.RunAsync((commands, token) => commands.UpdateOneAsync(filter, release, token), cancellationToken);
    }

    public Task<GuessCounts> FindBudgetAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken) => budgets.RunAsync(
        async (commands, token) => await commands.FindOneAsync(
            new BsonDocument(Id, key.Value), document => CountsOf(document, day), token).ConfigureAwait(false) ?? new GuessCounts(0, 0),
        cancellationToken);

    public Task UnlockAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken)
    {
        var filter = new BsonDocument(Id, key.Value);
        var unlock = new BsonDocument("$set", new BsonDocument { { Streak, 0 }, { PurgeAt, PurgeWithoutFailures(day) } });
        return budgets.RunAsync((commands, token) => commands.UpdateOneAsync(filter, unlock, token), cancellationToken);
    }

    private static async Task<bool> ReserveOfExistingAsync(
        MongoCommands commands, LimitKey key, GuessLimits limits, DateOnly day, CancellationToken cancellationToken)
    {
        var budget = await commands.FindOneAndUpdateAsync(
            OpenBudget(key, limits, day, limits.InARow), Take(day, mayLock: true), found => found, cancellationToken).ConfigureAwait(false);
        if (budget is null)
            return false;

        if (budget[Streak].ToInt32() < limits.InARow)
        {
            var purge = new BsonDocument("$set", new BsonDocument(PurgeAt, PurgeWithFailures(day)));
            await commands.UpdateOneAsync(Below(key, limits.InARow), purge, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private static BsonDocument Below(LimitKey key, int streak) => new() { { Id, key.Value }, { Streak, new BsonDocument("$lt", streak) } };

    private static BsonDocument OpenBudget(LimitKey key, GuessLimits limits, DateOnly day, int streak)
        => Below(key, streak).Add(Guesses(day), new BsonDocument("$not", new BsonDocument("$gte", limits.PerDay)));

    // A locked number is kept: plain operators can't see what $inc makes of the streak, so a guess that may lock it keeps it too.
    private static BsonDocument Take(DateOnly day, bool mayLock)
    {
        var take = new BsonDocument("$inc", new BsonDocument { { Streak, 1 }, { Guesses(day), 1 } });
        return mayLock
            ? take.Add("$unset", new BsonDocument(OldGuesses(day)).Add(PurgeAt, ""))
            : take.Add("$unset", new BsonDocument(OldGuesses(day))).Add("$set", new BsonDocument(PurgeAt, PurgeWithFailures(day)));
    }
}
