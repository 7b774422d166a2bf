using JwtMongoSms.MongoDb.Connection;
using JwtMongoSms.MongoDb.Indexes;
using MongoDB.Bson;

namespace JwtMongoSms.MongoDb.Challenges;

/// <summary>Writes and reads a challenge. A value that isn't set has no field.</summary>
internal static class ChallengeDocument
{
    public const string Id = "_id";
    public const string Purpose = "purpose";
    public const string UserId = "userId";
    public const string PhoneNumber = "phoneNumber";

    /// <summary>The phone number again, only on challenges that were started by number: others are found by their id alone.</summary>
    public const string StartedByNumber = "startedByNumber";
    public const string Channel = "channel";
    public const string Language = "language";
    public const string Salt = "salt";
    public const string KeyId = "keyId";
    public const string CreatedAt = "createdAt";
    public const string ExpiresAt = "expiresAt";
    public const string PurgeAt = "purgeAt";
    public const string LastSentAt = "lastSentAt";
    public const string Sends = "sends";

    /// <summary>The refused sends; the first send is 1.</summary>
    public const string Refused = "refused";
    public const string Attempts = "attempts";
    public const string ConsumedAt = "consumedAt";
    public const string Nonce = "nonce";
    public const string ClosedAt = "closedAt";
    public const string SuppressedAt = "suppressedAt";
    public const string SentFrom = "sentFrom";

    public static IEnumerable<StoreIndex> IndexesFor(MongoDbOptions options) =>
    [
        new(options.ChallengesCollection, PurgeAt) { Removes = true },
        new(options.ChallengesCollection, StartedByNumber) { IsSparse = true },
    ];

    public static BsonBinaryData Key(ChallengeHash hash) => new(hash.Bytes.ToArray());

    public static BsonDocument Write(CodeChallenge challenge) => new BsonDocument
    {
        { Id, Key(challenge.Hash) },
        { Purpose, (int)challenge.Purpose },
        { PhoneNumber, challenge.PhoneNumber.E164 },
        { Channel, (int)challenge.Channel },
        { Salt, challenge.Salt.ToArray() },
        { KeyId, challenge.KeyId },
        { CreatedAt, challenge.CreatedAt.ToBson() },
        { ExpiresAt, challenge.ExpiresAt.ToBson() },
        { PurgeAt, challenge.PurgeAt.ToBson() },
        { LastSentAt, challenge.LastSentAt.ToBson() },
        { Sends, challenge.Sends },
        { Attempts, challenge.Attempts },
    }
        .AddIfSet(UserId, challenge.UserId?.Value)
        .AddIfSet(StartedByNumber, challenge.StartedByNumber ? challenge.PhoneNumber.E164 : null)
        .AddIfSet(Language, challenge.Language?.Tag)
        .AddIfSet(ConsumedAt, challenge.ConsumedAt)
        .AddIfSet(ClosedAt, challenge.ClosedAt)
        .AddIfSet(SuppressedAt, challenge.SuppressedAt)
        .AddIfSet(SentFrom, challenge.SentFrom);

    public static CodeChallenge Read(BsonDocument document) => new()
    {
        Hash = ChallengeHash.FromHash(document[Id].AsByteArray),
        Purpose = (CodePurpose)document[Purpose].ToInt32(),
        UserId = document.TextOrNull(UserId) is { } userId ? JwtMongoSms.UserId.Parse(userId) : null,
        PhoneNumber = JwtMongoSms.PhoneNumber.FromE164(document[PhoneNumber].AsString),
        StartedByNumber = document.Contains(StartedByNumber),
        Channel = (DeliveryChannel)document[Channel].ToInt32(),
        Language = JwtMongoSms.Language.TryParse(document.TextOrNull(Language), out var language) ? language : null,
        Salt = document[Salt].AsByteArray,
        KeyId = document[KeyId].AsString,
        CreatedAt = document.Moment(CreatedAt),
        ExpiresAt = document.Moment(ExpiresAt),
        PurgeAt = document.Moment(PurgeAt),
        LastSentAt = document.Moment(LastSentAt),
        Sends = document[Sends].ToInt32(),
        Attempts = document[Attempts].ToInt32(),
        ConsumedAt = document.MomentOrNull(ConsumedAt),
        ClosedAt = document.MomentOrNull(ClosedAt),
        SuppressedAt = document.MomentOrNull(SuppressedAt),
        SentFrom = document.TextOrNull(SentFrom),
    };
}
