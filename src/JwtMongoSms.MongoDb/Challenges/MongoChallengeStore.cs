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

    public Task AddAsync(LoginChallenge challenge, CancellationToken cancellationToken)
        => database.Challenges.InsertOnceAsync(Write(challenge), cancellationToken);

    public Task<LoginChallenge?> FindAsync(ChallengeReference reference, CancellationToken cancellationToken)
        => database.Challenges.FindOneAsync(new BsonDocument(Id, Key(reference)), Read, cancellationToken);

    public Task<LoginChallenge?> CountAttemptAsync(
        ChallengeReference reference,
        LoginPurpose purpose,
        UserId? userId,
        int attemptLimit,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        // A challenge without a user has no such field, and that equals null.
        var filter = Alive(attemptLimit, now).Add(Id, Key(reference)).Add(Purpose, (int)purpose)
            .Add(ChallengeDocument.UserId, userId is null ? BsonNull.Value : userId.Value);
        return database.Challenges.FindOneAndUpdateAsync(filter, CountAttempt, StoreCollection.After, Read, cancellationToken);
    }

    public Task<LoginChallenge?> CountAttemptByNumberAsync(
        PhoneNumber phoneNumber, LoginPurpose purpose, int attemptLimit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = Alive(attemptLimit, now).Add(StartedByNumber, phoneNumber.E164).Add(Purpose, (int)purpose);
        return database.Challenges.FindOneAndUpdateAsync(filter, CountAttempt, Newest, Read, cancellationToken);
    }

    public async Task<bool> TryConsumeAsync(
        ChallengeReference reference, ConsumeNonce nonce, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var usable = new BsonDocument
        {
            { ConsumedAt, BsonNull.Value },
            { ClosedAt, BsonNull.Value },
            { SuppressedAt, BsonNull.Value },
            { ExpiresAt, new BsonDocument("$gt", now.ToBson()) },
        };
        var used = await database.Challenges.FindOneAndUpdateAsync(
            new BsonDocument { { Id, Key(reference) }, { "$or", new BsonArray { usable, new BsonDocument(Nonce, nonce.Value) } } },
            new BsonDocument("$set", new BsonDocument { { ConsumedAt, now.ToBson() }, { Nonce, nonce.Value } }),
            StoreCollection.After,
            challenge => challenge[Nonce].AsString,
            cancellationToken).ConfigureAwait(false);

        // Only an acknowledged reply that carries our own nonce is a win.
        return used == nonce.Value;
    }

    public Task<LoginChallenge?> TryResendAsync(
        ChallengeReference reference, DeliveryChannel channel, ResendRules rules, DateTimeOffset now, CancellationToken cancellationToken)
        => database.Challenges.FindOneAndUpdateAsync(
            Alive(rules.AttemptLimit, now).Add(Id, Key(reference)).Add("$or", MayBeSent(rules, now)),
            new BsonDocument
            {
                { "$inc", new BsonDocument(Sends, 1) },
                { "$set", new BsonDocument { { LastSentAt, now.ToBson() }, { Channel, (int)channel } } },
                { "$unset", new BsonDocument(ClosedAt, "") },
            },
            StoreCollection.After,
            Read,
            cancellationToken);

    public Task RefuseAsync(ChallengeReference reference, int send, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = new BsonDocument(Id, Key(reference));
        var refuse = new BsonDocument("$addToSet", new BsonDocument(Refused, send));
        var close = new BsonDocument("$set", new BsonDocument(ClosedAt, now.ToBson()));
        return database.Challenges.RunAsync(
            async (challenges, token) =>
            {
                var refused = await challenges.FindOneAndUpdateAsync(filter, refuse, StoreCollection.After, token).ConfigureAwait(false);
                if (refused is null || refused[Refused].AsBsonArray.Count != refused[Sends].ToInt32())
                    return false;

                // The same counts again: a resend since then leaves the challenge open.
                var sends = refused[Sends];
                var allRefused = new BsonDocument(filter).Add(Sends, sends).Add(Refused, new BsonDocument("$size", sends));
                return (await challenges.UpdateOneAsync(allRefused, close, null, token).ConfigureAwait(false)).MatchedCount == 1;
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
