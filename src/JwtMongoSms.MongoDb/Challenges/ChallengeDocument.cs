using JwtMongoSms.Delivery;
using JwtMongoSms.Login;
using MongoDB.Bson;
using LoginUserId = JwtMongoSms.Users.UserId;

namespace JwtMongoSms.MongoDb.Internal;

/// <summary>How a challenge stands in its collection. What has not happened has no field.</summary>
internal static class ChallengeDocument
{
    public const string Id = "_id";
    public const string Purpose = "purpose";
    public const string UserId = "userId";
    public const string PhoneNumber = "phoneNumber";
    public const string Channel = "channel";
    public const string Culture = "culture";

    /// <summary>The number once more, on challenges alone that were started by number: what has no such field can't be found without its id.</summary>
    public const string StartedByNumber = "startedByNumber";
    public const string Salt = "salt";
    public const string KeyId = "keyId";
    public const string CreatedAt = "createdAt";
    public const string ExpiresAt = "expiresAt";
    public const string PurgeAt = "purgeAt";
    public const string LastSentAt = "lastSentAt";
    public const string Sends = "sends";
    public const string Attempts = "attempts";
    public const string ConsumedAt = "consumedAt";
    public const string Nonce = "nonce";
    public const string ClosedAt = "closedAt";
    public const string AcceptedAt = "acceptedAt";
    public const string SwallowedAt = "swallowedAt";
    public const string DeliveryRank = "deliveryRank";
    public const string DeliveryClass = "deliveryClass";

    public static BsonBinaryData Key(ChallengeReference reference) => new(reference.Hash.ToArray());

    public static BsonDocument Write(LoginChallenge challenge)
    {
        var document = new BsonDocument
        {
            { Id, Key(challenge.Reference) },
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
            { DeliveryRank, challenge.DeliveryRank },
        };
        return document
            .AddIfSet(ConsumedAt, challenge.ConsumedAt)
            .AddIfSet(ClosedAt, challenge.ClosedAt)
            .AddIfSet(AcceptedAt, challenge.AcceptedAt)
            .AddIfSet(SwallowedAt, challenge.SwallowedAt)
            .Add(UserId, () => challenge.UserId!.Value, challenge.UserId is not null)
            .Add(StartedByNumber, () => challenge.PhoneNumber.E164, challenge.StartedByNumber)
            .Add(Culture, () => challenge.Culture, challenge.Culture is not null)
            .Add(DeliveryClass, () => (int)challenge.DeliveryClass!, challenge.DeliveryClass is not null);
    }

    public static LoginChallenge Read(BsonDocument document) => new()
    {
        Reference = ChallengeReference.FromHash(document[Id].AsByteArray),
        Purpose = (LoginPurpose)document[Purpose].ToInt32(),
        UserId = ReadUserId(document),
        PhoneNumber = Phones.PhoneNumber.FromStore(document[PhoneNumber].AsString),
        Channel = (DeliveryChannel)document[Channel].ToInt32(),
        Culture = document.TryGetValue(Culture, out var culture) ? culture.AsString : null,
        StartedByNumber = document.Contains(StartedByNumber),
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
        AcceptedAt = document.MomentOrNull(AcceptedAt),
        SwallowedAt = document.MomentOrNull(SwallowedAt),
        DeliveryRank = document[DeliveryRank].ToInt32(),
        DeliveryClass = document.TryGetValue(DeliveryClass, out var failure) ? (DeliveryFailureClass)failure.ToInt32() : null,
    };

    private static LoginUserId? ReadUserId(BsonDocument document) => !document.TryGetValue(UserId, out var text) ? null
        : LoginUserId.TryParse(text.AsString, out var id) ? id : throw new FormatException("A stored challenge has no usable user id.");
}
