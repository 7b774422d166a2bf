using JwtMongoSms.MongoDb.Connection;
using JwtMongoSms.MongoDb.Indexes;
using MongoDB.Bson;
using static JwtMongoSms.MongoDb.Challenges.ChallengeDocument;

namespace JwtMongoSms.MongoDb.Challenges;

/// <summary>Keeps challenges. Each write names one challenge by its <c>_id</c>, and has all its conditions in the filter.</summary>
internal sealed class MongoChallengeStore(MongoDatabase database) : IChallengeStore
{
    private static readonly BsonDocument CountOne = new("$inc", new BsonDocument(Attempts, 1));

    // A challenge without the field comes first: one that was suppressed must not hide one that was sent.
    private static readonly BsonDocument SentFirstThenNewest = new() { { SuppressedAt, 1 }, { CreatedAt, -1 }, { Id, -1 } };

    private readonly StoreCollection challenges = database.Challenges;

    public Task AddAsync(CodeChallenge challenge, CancellationToken cancellationToken)
        => challenges.RunAsync((commands, token) => commands.InsertOnceAsync(Write(challenge), token), cancellationToken);

    public Task<CodeChallenge?> FindAsync(ChallengeHash hash, CancellationToken cancellationToken)
        => challenges.RunAsync(
            (commands, token) => commands.FindOneAsync(new BsonDocument(Id, Key(hash)), Read, token), cancellationToken);

    public Task<CodeChallenge?> CountAttemptAsync(
        ChallengeHash hash,
        CodePurpose purpose,
        UserId? userId,
        int attemptLimit,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        // A challenge without a user has no such field, and that equals null.
        var filter = Alive(attemptLimit, now).Add(Id, Key(hash)).Add(Purpose, (int)purpose)
            .Add(ChallengeDocument.UserId, userId is null ? BsonNull.Value : userId.Value);
        return challenges.RunAsync((commands, token) => commands.FindOneAndUpdateAsync(filter, CountOne, Read, token), cancellationToken);
    }

    public Task<CodeChallenge?> CountAttemptByNumberAsync(
        PhoneNumber phoneNumber, CodePurpose purpose, int attemptLimit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var alive = Alive(attemptLimit, now).Add(StartedByNumber, phoneNumber.E164).Add(Purpose, (int)purpose);
        return challenges.RunAsync(
            async (commands, token) =>
            {
                // Sharded collections change one document only by its _id, so it is found first. If it ended since, the next is tried.
                while (await commands.FindOneAsync(alive, found => found[Id], SentFirstThenNewest, token).ConfigureAwait(false) is { } id)
                {
                    var filter = new BsonDocument(alive).Add(Id, id);
                    if (await commands.FindOneAndUpdateAsync(filter, CountOne, Read, token).ConfigureAwait(false) is { } counted)
                        return counted;
                }

                return null;
            },
            cancellationToken);
    }

    public Task<bool> TryConsumeAsync(
        ChallengeHash hash, ConsumeNonce nonce, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var usable = new BsonDocument
        {
            { ConsumedAt, BsonNull.Value },
            { ClosedAt, BsonNull.Value },
            { SuppressedAt, BsonNull.Value },
            { ExpiresAt, new BsonDocument("$gt", now.ToBson()) },
        };
        var filter = new BsonDocument
        {
            { Id, Key(hash) }, { "$or", new BsonArray { usable, new BsonDocument(Nonce, nonce.Value) } },
        };
        var use = new BsonDocument("$set", new BsonDocument { { ConsumedAt, now.ToBson() }, { Nonce, nonce.Value } });

        // Only an acknowledged reply that carries our own nonce is a win.
        return challenges.RunAsync(
            async (commands, token) =>
            {
                var winner = await commands.FindOneAndUpdateAsync(filter, use, used => used[Nonce].AsString, token).ConfigureAwait(false);
                return winner == nonce.Value;
            },
            cancellationToken);
    }

    public Task<CodeChallenge?> TryResendAsync(
        ChallengeHash hash, DeliveryChannel channel, ResendRules rules, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = Alive(rules.AttemptLimit, now).Add(Id, Key(hash)).Add("$or", MayBeSent(rules, now));
        var send = new BsonDocument
        {
            { "$inc", new BsonDocument(Sends, 1) },
            { "$set", new BsonDocument { { LastSentAt, now.ToBson() }, { Channel, (int)channel } } },
            { "$unset", new BsonDocument(ClosedAt, "") },
        };
        return challenges.RunAsync((commands, token) => commands.FindOneAndUpdateAsync(filter, send, Read, token), cancellationToken);
    }

    public Task RefuseAsync(ChallengeHash hash, int send, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = new BsonDocument(Id, Key(hash));
        var refuse = new BsonDocument("$addToSet", new BsonDocument(Refused, send));
        var close = new BsonDocument("$set", new BsonDocument(ClosedAt, now.ToBson()));
        return challenges.RunAsync(
            async (commands, token) =>
            {
                var refused = await commands.FindOneAndUpdateAsync(filter, refuse, document => document, token).ConfigureAwait(false);
                if (refused is null || refused[Refused].AsBsonArray.Count != refused[Sends].ToInt32())
                    return false;

                // The same counts again: a resend since then leaves the challenge open.
                var sends = refused[Sends];
                var allRefused = new BsonDocument(filter).Add(Sends, sends).Add(Refused, new BsonDocument("$size", sends));
                return await commands.UpdateOneAsync(allRefused, close, token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    private static BsonDocument Alive(int attemptLimit, DateTimeOffset now) => new()
    {
        { Attempts, new BsonDocument("$lt", attemptLimit) },
        { ConsumedAt, BsonNull.Value },
        { ExpiresAt, new BsonDocument("$gt", now.ToBson()) },
    };

    // Each send has its own pause.
    private static BsonArray MayBeSent(ResendRules rules, DateTimeOffset now)
    {
        BsonArray ways = [.. rules.Pauses.Select((pause, index) => new BsonDocument
        {
            { Sends, index + 1 }, { LastSentAt, new BsonDocument("$lte", (now - pause).ToBson()) },
        })];
        var isClosed = new BsonDocument
        {
            { ClosedAt, new BsonDocument("$ne", BsonNull.Value) }, { Sends, new BsonDocument("$lte", rules.Pauses.Count) },
        };
        return rules.RefusalEndsPause ? ways.Add(isClosed) : ways;
    }
}
