using JwtMongoSms.Delivery;
using JwtMongoSms.Login;
using JwtMongoSms.Phones;
using JwtMongoSms.Users;
using MongoDB.Bson;
using static JwtMongoSms.MongoDb.Internal.ChallengeDocument;

namespace JwtMongoSms.MongoDb.Internal;

/// <summary>One command for each verb of challenges. All conditions stand in its filter: nothing is read first.</summary>
internal sealed class MongoChallengeStore(MongoDatabase database) : IChallengeStore
{
    public Task AddAsync(LoginChallenge challenge, CancellationToken cancellationToken) => database.RunAsync(
        (collections, token) => collections.Challenges.AddOnceAsync(Write(challenge), token),
        cancellationToken);

    public Task<LoginChallenge?> FindAsync(ChallengeReference reference, CancellationToken cancellationToken) => database.RunAsync(
        async (collections, token) => ReadOrNull(await collections.Challenges.FindOneAsync(new BsonDocument(Id, Key(reference)), token).ConfigureAwait(false)),
        cancellationToken);

    public Task<LoginChallenge?> CountAttemptAsync(
        ChallengeReference reference, LoginPurpose purpose, UserId? userId, int attemptLimit, DateTimeOffset now, CancellationToken cancellationToken)
        => UpdateAsync(
            new BsonDocument
            {
                { Id, Key(reference) },
                { Purpose, (int)purpose },

                // A challenge that names nobody has no such field, and that equals null.
                { ChallengeDocument.UserId, userId is null ? BsonNull.Value : userId.Value },
                { Attempts, new BsonDocument("$lt", attemptLimit) },
                { ConsumedAt, BsonNull.Value },
                { ExpiresAt, new BsonDocument("$gt", now.ToBson()) },
            },
            new BsonDocument("$inc", new BsonDocument(Attempts, 1)),
            cancellationToken);

    public Task<LoginChallenge?> CountAttemptByNumberAsync(
        PhoneNumber phoneNumber, LoginPurpose purpose, int attemptLimit, DateTimeOffset now, CancellationToken cancellationToken)
        => database.RunAsync(
            async (collections, token) => ReadOrNull(await collections.Challenges.ChangeFirstAsync(
                new BsonDocument
                {
                    { StartedByNumber, phoneNumber.E164 },
                    { Purpose, (int)purpose },
                    { Attempts, new BsonDocument("$lt", attemptLimit) },
                    { ConsumedAt, BsonNull.Value },
                    { ExpiresAt, new BsonDocument("$gt", now.ToBson()) },
                },
                new BsonDocument { { CreatedAt, -1 }, { Id, -1 } },
                new BsonDocument("$inc", new BsonDocument(Attempts, 1)),
                token).ConfigureAwait(false)),
            cancellationToken);

    public Task<bool> TryConsumeAsync(ChallengeReference reference, ConsumeNonce nonce, DateTimeOffset now, CancellationToken cancellationToken)
        => database.RunAsync(
            async (collections, token) =>
            {
                var used = await collections.Challenges.ChangeOneAsync(
                    new BsonDocument { { Id, Key(reference) }, { "$or", new BsonArray { Usable(now), new BsonDocument(Nonce, nonce.Value) } } },
                    new BsonDocument("$set", new BsonDocument { { ConsumedAt, now.ToBson() }, { Nonce, nonce.Value } }),
                    token).ConfigureAwait(false);

                // Only an acknowledged reply that carries our own nonce is a win.
                return used is not null && used[Nonce] == nonce.Value;
            },
            cancellationToken);

    public Task<LoginChallenge?> TryResendAsync(
        ChallengeReference reference, DeliveryChannel channel, ResendRules rules, DateTimeOffset now, CancellationToken cancellationToken)
        => UpdateAsync(
            new BsonDocument
            {
                { Id, Key(reference) },
                { Attempts, new BsonDocument("$lt", rules.AttemptLimit) },
                { ConsumedAt, BsonNull.Value },
                { ExpiresAt, new BsonDocument("$gt", now.ToBson()) },
                { "$or", Pauses(rules, now) },
            },
            new BsonDocument
            {
                { "$inc", new BsonDocument(Sends, 1) },
                { "$set", new BsonDocument { { LastSentAt, now.ToBson() }, { Channel, (int)channel }, { DeliveryRank, 0 } } },
                { "$unset", new BsonDocument { { ClosedAt, "" }, { DeliveryClass, "" } } },
            },
            cancellationToken);

    // An earlier send may be accepted after a later one was refused: somebody holds the code.
    public Task AcceptAsync(ChallengeReference reference, DateTimeOffset now, CancellationToken cancellationToken) => database.RunAsync(
        (collections, token) => collections.Challenges.UpdateOneAsync(
            new BsonDocument(Id, Key(reference)),
            new BsonDocument { { "$set", new BsonDocument(AcceptedAt, now.ToBson()) }, { "$unset", new BsonDocument(ClosedAt, "") } },
            cancellationToken: token),
        cancellationToken);

    public Task CloseAsync(ChallengeReference reference, int send, DateTimeOffset now, CancellationToken cancellationToken) => database.RunAsync(
        (collections, token) => collections.Challenges.UpdateOneAsync(
            new BsonDocument { { Id, Key(reference) }, { Sends, send }, { AcceptedAt, BsonNull.Value } },
            new BsonDocument("$set", new BsonDocument(ClosedAt, now.ToBson())),
            cancellationToken: token),
        cancellationToken);

    public Task<bool> ReportDeliveryAsync(ChallengeReference reference, int send, DeliveryReport report, CancellationToken cancellationToken)
        => database.RunAsync(
            async (collections, token) =>
            {
                var result = await collections.Challenges.UpdateOneAsync(
                    new BsonDocument { { Id, Key(reference) }, { Sends, send }, { DeliveryRank, new BsonDocument("$lt", report.Rank) } },
                    Reported(report),
                    cancellationToken: token).ConfigureAwait(false);
                return result.MatchedCount == 1;
            },
            cancellationToken);

    private Task<LoginChallenge?> UpdateAsync(BsonDocument filter, BsonDocument update, CancellationToken cancellationToken) => database.RunAsync(
        async (collections, token) => ReadOrNull(await collections.Challenges.ChangeOneAsync(filter, update, token).ConfigureAwait(false)),
        cancellationToken);

    private static LoginChallenge? ReadOrNull(BsonDocument? document) => document is null ? null : Read(document);

    private static BsonDocument Usable(DateTimeOffset now) => new()
    {
        { ConsumedAt, BsonNull.Value },
        { ClosedAt, BsonNull.Value },
        { SwallowedAt, BsonNull.Value },
        { ExpiresAt, new BsonDocument("$gt", now.ToBson()) },
    };

    // Each send has its own pause. A refused send was no send, so what follows it needs none.
    private static BsonArray Pauses(ResendRules rules, DateTimeOffset now)
    {
        var over = rules.Pauses.Select((pause, index) => new BsonDocument { { Sends, index + 1 }, { LastSentAt, new BsonDocument("$lte", (now - pause).ToBson()) } });
        var refused = new BsonDocument { { ClosedAt, new BsonDocument("$ne", BsonNull.Value) }, { Sends, new BsonDocument("$lte", rules.Pauses.Count) } };
        return [.. over, refused];
    }

    private static BsonDocument Reported(DeliveryReport report) => report.FailureClass is { } failure
        ? new BsonDocument("$set", new BsonDocument { { DeliveryRank, report.Rank }, { DeliveryClass, (int)failure } })
        : new BsonDocument { { "$set", new BsonDocument(DeliveryRank, report.Rank) }, { "$unset", new BsonDocument(DeliveryClass, "") } };
}
