using JwtMongoSms.MongoDb.Connection;
using JwtMongoSms.MongoDb.Indexes;
using MongoDB.Bson;
using MongoDB.Driver;
using static JwtMongoSms.MongoDb.Limits.LimitDocument;

namespace JwtMongoSms.MongoDb.Limits;

internal sealed class MongoLimitStore(MongoDatabase database) : ILimitStore
{
    private readonly StoreCollection limits = database.Limits;

    public Task<bool> ReserveGuessAsync(LimitKey key, GuessLimits bounds, DateOnly day, CancellationToken cancellationToken)
        => ReserveAsync(
            key,
            bounds.InARow,
            day,
            streak => Below(key, streak).Add(Guesses(day), new BsonDocument("$not", new BsonDocument("$gte", bounds.PerDay))),
            new BsonDocument { { Streak, 1 }, { Guesses(day), 1 } },
            cancellationToken);

    public Task<bool> ReserveDeviceGuessAsync(LimitKey key, int inARow, DateOnly day, CancellationToken cancellationToken)
        => ReserveAsync(key, inARow, day, streak => Below(key, streak), new BsonDocument(Streak, 1), cancellationToken);

    public Task ReleaseGuessAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken)
    {
        var filter = new BsonDocument { { Id, key.Value }, { Guesses(day), new BsonDocument("$gt", 0) } };
        var release = new BsonDocument
        {
            { "$inc", new BsonDocument(Guesses(day), -1) },
            { "$set", new BsonDocument { { Streak, 0 }, { PurgeAt, PurgeWithoutFailures(day) } } },
        };
        return limits.RunAsync((commands, token) => commands.UpdateOneAsync(filter, release, token), cancellationToken);
    }

    public Task UnlockAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken)
    {
        var unlock = new BsonDocument("$set", new BsonDocument { { Streak, 0 }, { PurgeAt, PurgeWithoutFailures(day) } });
        return limits.RunAsync((commands, token) => commands.UpdateOneAsync(ById(key), unlock, token), cancellationToken);
    }

    public Task<NumberCounts?> TryPaceAsync(
        LimitKey key, SendPace pace, GuessLimits bounds, bool isCall, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        var filter = Below(key, bounds.InARow)
            .Add(Guesses(day), new BsonDocument("$not", new BsonDocument("$gte", bounds.PerDay)))
            .AddPace(pace, isCall, now);
        var send = new BsonDocument
        {
            { "$push", PaceDocument.Push(pace, isCall, now) }, { "$max", new BsonDocument(PurgeAt, PurgeWithoutFailures(day)) },
        };

        // Sends keep no locked number's record from being kept: the filter leaves it out.
        return limits.RunAsync(
            async (commands, token) => await UpsertAsync(commands, filter, send, token).ConfigureAwait(false) is { } record
                ? CountsOf(record, day)
                : null,
            cancellationToken);
    }

    public Task GiveBackPaceAsync(LimitKey key, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var giveBack = new BsonDocument(
            "$pull", new BsonDocument { { PaceDocument.Sends, at.ToBson() }, { PaceDocument.Calls, at.ToBson() } });
        return limits.RunAsync((commands, token) => commands.UpdateOneAsync(ById(key), giveBack, token), cancellationToken);
    }

    public Task<NumberCounts> FindNumberAsync(LimitKey key, DateOnly day, CancellationToken cancellationToken) => limits.RunAsync(
        async (commands, token) => await commands.FindOneAsync(ById(key), record => CountsOf(record, day), token).ConfigureAwait(false)
            ?? NumberCounts.None,
        cancellationToken);

    public Task<IReadOnlyList<WindowCounts>> AddToWindowsAsync(
        IReadOnlyList<WindowChange> changes, CancellationToken cancellationToken)
        => limits.RunAsync<IReadOnlyList<WindowCounts>>(
            async (commands, token) =>
            {
                var counters = await Task.WhenAll(
                    changes.GroupBy(change => change.Window.Key, (key, own) => AddAsync(commands, key, [.. own], token)))
                    .ConfigureAwait(false);
                var documents = counters.ToDictionary(document => document[Id].AsString);
                return [.. changes.Select(change => WindowDocument.Read(documents[change.Window.Key.Value], change.Window))];
            },
            cancellationToken);

    public Task CorrectWindowsAsync(IReadOnlyList<WindowChange> changes, CancellationToken cancellationToken)
    {
        var corrections = changes.Where(change => change.Sent != 0 || change.Converted != 0 || change.Cost != 0)
            .Select(WindowDocument.Correct).ToList();
        return corrections.Count == 0
            ? Task.CompletedTask
            : limits.RunAsync(
                async (commands, token) =>
                {
                    await commands.UpdateEachAsync(corrections, token).ConfigureAwait(false);
                    return true;
                },
                cancellationToken);
    }

    public Task<IReadOnlyList<WindowCounts>> FindWindowsAsync(IReadOnlyList<LimitWindow> windows, CancellationToken cancellationToken)
        => limits.RunAsync<IReadOnlyList<WindowCounts>>(
            async (commands, token) =>
            {
                var found = await Task.WhenAll(windows.Select(window => window.Key).Distinct()
                    .Select(key => commands.FindOneAsync(ById(key), document => document, token))).ConfigureAwait(false);
                var documents = found.OfType<BsonDocument>().ToDictionary(document => document[Id].AsString);
                return [.. windows.Select(window
                    => WindowDocument.Read(documents.GetValueOrDefault(window.Key.Value, new BsonDocument()), window))];
            },
            cancellationToken);

    // A guess that doesn't lock the number is an upsert. One that may lock it is a change of the existing document.
    private Task<bool> ReserveAsync(
        LimitKey key, int inARow, DateOnly day, Func<int, BsonDocument> open, BsonDocument increments, CancellationToken cancellationToken)
    {
        var (belowLock, guess) = (open(Math.Min(inARow, GuessLimits.Default.InARow) - 1), Take(increments, day, mayLock: inARow <= 1));
        return limits.RunAsync(
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
                    return await ReserveOfExistingAsync(commands, key, open(inARow), Take(increments, day, mayLock: true), day, token)
                        .ConfigureAwait(false);
                }
            },
            cancellationToken);
    }

    private static async Task<bool> ReserveOfExistingAsync(
        MongoCommands commands, LimitKey key, BsonDocument open, BsonDocument guess, DateOnly day, CancellationToken cancellationToken)
    {
        var record = await commands.FindOneAndUpdateAsync(open, guess, found => found, cancellationToken).ConfigureAwait(false);
        if (record is null)
            return false;

        var lockedAt = GuessLimits.Default.InARow;
        if (record[Streak].ToInt32() < lockedAt)
        {
            var purge = new BsonDocument("$set", new BsonDocument(PurgeAt, PurgeWithFailures(day)));
            await commands.UpdateOneAsync(Below(key, lockedAt), purge, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private static async Task<BsonDocument> AddAsync(
        MongoCommands commands, LimitKey key, IReadOnlyList<WindowChange> changes, CancellationToken cancellationToken)
    {
        var filter = ById(key);
        var document = await UpsertAsync(commands, filter, WindowDocument.Add(changes), cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("An upsert by _id alone changed no document.");
        if (WindowDocument.Clean(document, changes) is { } clean)
            await commands.UpdateOneAsync(filter, clean, cancellationToken).ConfigureAwait(false);

        return document;
    }

    // A duplicate key means that the document exists: it doesn't match, or another request has just inserted it.
    private static async Task<BsonDocument?> UpsertAsync(
        MongoCommands commands, BsonDocument filter, BsonDocument update, CancellationToken cancellationToken)
    {
        try
        {
            return await commands.FindOneAndUpdateAsync(filter, update, ReturnDocument.After, isUpsert: true, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (MongoException exception) when (exception.IsDuplicateKey())
        {
            return await commands.FindOneAndUpdateAsync(filter, update, document => document, cancellationToken).ConfigureAwait(false);
        }
    }

    private static BsonDocument ById(LimitKey key) => new(Id, key.Value);

    // A record without failures may lack the field.
    private static BsonDocument Below(LimitKey key, int streak)
        => ById(key).Add(Streak, new BsonDocument("$not", new BsonDocument("$gte", streak)));

    // A locked number is kept: plain operators can't see what $inc makes of the streak, so a guess that may lock it keeps it too.
    private static BsonDocument Take(BsonDocument increments, DateOnly day, bool mayLock)
    {
        var take = new BsonDocument("$inc", increments);
        return mayLock
            ? take.Add("$unset", new BsonDocument(OldGuesses(day)).Add(PurgeAt, ""))
            : take.Add("$unset", new BsonDocument(OldGuesses(day))).Add("$set", new BsonDocument(PurgeAt, PurgeWithFailures(day)));
    }
}
