using JwtMongoSms.Delivery;
using JwtMongoSms.Login;
using JwtMongoSms.MongoDb.Connection;
using JwtMongoSms.MongoDb.Indexes;
using JwtMongoSms.Phones;
using JwtMongoSms.Users;
using MongoDB.Bson;
using MongoDB.Driver;
using static JwtMongoSms.MongoDb.Challenges.ChallengeDocument;

namespace JwtMongoSms.MongoDb.Challenges;

/// <summary>One command for each verb of challenges, with all its conditions in the filter: nothing is read first.</summary>
internal sealed class MongoChallengeStore(MongoDatabase database) : IChallengeStore
{
    private static readonly BsonDocument CountAttempt = new("$inc", new BsonDocument(Attempts, 1));

    private static readonly FindOneAndUpdateOptions<BsonDocument> Newest = new()
    {
        ReturnDocument = ReturnDocument.After,
        Sort = new BsonDocument { { CreatedAt, -1 }, { Id, -1 } },
    };

    public Task AddAsync(LoginChallenge challenge, CancellationToken cancellationToken) => database.RunAsync(
        (collections, token) => collections.Challenges.InsertOnceAsync(Write(challenge), token), cancellationToken);

    public Task<LoginChallenge?> FindAsync(ChallengeReference reference, CancellationToken cancellationToken) => database.RunAsync(
        async (collections, token) => ReadOrNull(
            await collections.Challenges.FindOneAsync(new BsonDocument(Id, Key(reference)), token).ConfigureAwait(false)),
        cancellationToken);

    // A challenge without a user has no such field, and that equals null.
    public Task<LoginChallenge?> CountAttemptAsync(
        ChallengeReference reference,
        LoginPurpose purpose,
        UserId? userId,
        int attemptLimit,
        DateTimeOffset now,
        CancellationToken cancellationToken)
        => UpdateAsync(
            Alive(attemptLimit, now).Add(Id, Key(reference)).Add(Purpose, (int)purpose)
                .Add(ChallengeDocument.UserId, userId is null ? BsonNull.Value : userId.Value),
            CountAttempt,
            CollectionCommands.ReturnAfter,
            cancellationToken);

    public Task<LoginChallenge?> CountAttemptByNumberAsync(
        PhoneNumber phoneNumber, LoginPurpose purpose, int attemptLimit, DateTimeOffset now, CancellationToken cancellationToken)
        => UpdateAsync(
            Alive(attemptLimit, now).Add(StartedByNumber, phoneNumber.E164).Add(Purpose, (int)purpose),
            CountAttempt,
            Newest,
            cancellationToken);

    public Task<bool> TryConsumeAsync(
        ChallengeReference reference, ConsumeNonce nonce, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var usable = new BsonDocument
        {
            { ConsumedAt, BsonNull.Value },
            { ClosedAt, BsonNull.Value },
            { SuppressedAt, BsonNull.Value },
            { ExpiresAt, new BsonDocument("$gt", now.ToBson()) },
        };
        var filter = new BsonDocument { { Id, Key(reference) }, { "$or", new BsonArray { usable, new BsonDocument(Nonce, nonce.Value) } } };
        var update = new BsonDocument("$set", new BsonDocument { { ConsumedAt, now.ToBson() }, { Nonce, nonce.Value } });
        return database.RunAsync(
            async (collections, token) =>
            {
                // Only an acknowledged reply that carries our own nonce is a win.
                var used = await FindOneAndUpdateAsync(collections, filter, update, token).ConfigureAwait(false);
                return used is not null && used[Nonce] == nonce.Value;
            },
            cancellationToken);
    }

    public Task<LoginChallenge?> TryResendAsync(
        ChallengeReference reference, DeliveryChannel channel, ResendRules rules, DateTimeOffset now, CancellationToken cancellationToken)
        => UpdateAsync(
            Alive(rules.AttemptLimit, now).Add(Id, Key(reference)).Add("$or", MayBeSent(rules, now)),
            new BsonDocument
            {
                { "$inc", new BsonDocument(Sends, 1) },
                { "$set", new BsonDocument { { LastSentAt, now.ToBson() }, { Channel, (int)channel } } },
                { "$unset", new BsonDocument(ClosedAt, "") },
            },
            CollectionCommands.ReturnAfter,
            cancellationToken);

    // The second command repeats the count of sends: a resend since the first one must leave the challenge open.
    public Task RefuseAsync(ChallengeReference reference, int send, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = new BsonDocument(Id, Key(reference));
        var addRefused = new BsonDocument("$addToSet", new BsonDocument(Refused, send));
        var close = new BsonDocument("$set", new BsonDocument(ClosedAt, now.ToBson()));
        return database.RunAsync(
            async (collections, token) =>
            {
                var refused = await FindOneAndUpdateAsync(collections, filter, addRefused, token).ConfigureAwait(false);
                if (refused is null || refused[Refused].AsBsonArray.Count != refused[Sends].ToInt32())
                    return false;

                filter.Add(Sends, refused[Sends]).Add(Refused, new BsonDocument("$size", refused[Sends]));
                await collections.Challenges.UpdateOneAsync(filter, close, cancellationToken: token).ConfigureAwait(false);
                return true;
            },
            cancellationToken);
    }

    private Task<LoginChallenge?> UpdateAsync(
        BsonDocument filter, BsonDocument update, FindOneAndUpdateOptions<BsonDocument> options, CancellationToken cancellationToken)
        => database.RunAsync(
            async (collections, token) => ReadOrNull(
                await collections.Challenges.FindOneAndUpdateAsync(filter, update, options, token).ConfigureAwait(false)),
            cancellationToken);

    private static Task<BsonDocument?> FindOneAndUpdateAsync(
        MongoCollections collections, BsonDocument filter, BsonDocument update, CancellationToken cancellationToken)
        => collections.Challenges.FindOneAndUpdateAsync(filter, update, CollectionCommands.ReturnAfter, cancellationToken)!;

    private static LoginChallenge? ReadOrNull(BsonDocument? document) => document is null ? null : Read(document);

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
        if (rules.RefusalEndsPause)
        {
            ways.Add(new BsonDocument
            {
                { ClosedAt, new BsonDocument("$ne", BsonNull.Value) }, { Sends, new BsonDocument("$lte", rules.Pauses.Count) },
            });
        }

        return ways;
    }
}
