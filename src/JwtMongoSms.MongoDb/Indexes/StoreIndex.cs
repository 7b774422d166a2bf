using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Internal;

/// <summary>An index that the stores need: ascending, on one field.</summary>
internal sealed record StoreIndex(string Collection, string Field)
{
    public bool IsUnique { get; init; }

    /// <summary>Whether documents without the field are left out.</summary>
    public bool IsSparse { get; init; }

    /// <summary>Whether documents are removed at the moment that the field holds.</summary>
    public bool Removes { get; init; }

    public string Name => Field + "_1";

    /// <summary>The collection as MongoDB's shell names it.</summary>
    public string Shell => $"db.getCollection(\"{Collection}\")";

    /// <summary>All of them. Sparse and not partial: that is understood from MongoDB 4.4 on, and by servers that speak its protocol.</summary>
    public static IReadOnlyList<StoreIndex> All(MongoDbOptions options) =>
    [
        new(options.UsersCollection, UserDocument.PhoneNumber) { IsUnique = true, IsSparse = true },
        new(options.ChallengesCollection, ChallengeDocument.PurgeAt) { Removes = true },
        new(options.ChallengesCollection, ChallengeDocument.StartedByNumber) { IsSparse = true },
        new(options.SessionsCollection, SessionDocument.PurgeAt) { Removes = true },
        new(options.SessionsCollection, SessionDocument.UserId),
        new(options.LimitsCollection, LimitDocument.PurgeAt) { Removes = true },
    ];

    public CreateIndexModel<BsonDocument> ToModel() => new(new BsonDocument(Field, 1), new CreateIndexOptions
    {
        Name = Name,
        Unique = IsUnique ? true : null,
        Sparse = IsSparse ? true : null,
        ExpireAfter = Removes ? TimeSpan.Zero : null,
    });

    /// <summary>Whether an index that is there does all that this one is for.</summary>
    public bool IsServedBy(BsonDocument existing)
        => HasKeyOf(existing)
            && !existing.Contains("partialFilterExpression") && !existing.Contains("collation") && !existing.GetValue("hidden", false).ToBoolean()
            && (IsUnique == false || existing.GetValue("unique", false).ToBoolean())
            && (Removes ? existing.GetValue("expireAfterSeconds", -1).ToDouble() == 0 : !existing.Contains("expireAfterSeconds"));

    /// <summary>Whether an index that is there may be why MongoDB refuses to make this one.</summary>
    public bool IsLike(BsonDocument existing) => HasKeyOf(existing) || existing["name"] == Name;

    /// <summary>As one makes it by hand.</summary>
    public override string ToString()
    {
        var options = IsUnique ? ", { unique: true, sparse: true }" : IsSparse ? ", { sparse: true }" : Removes ? ", { expireAfterSeconds: 0 }" : "";
        return $"{Shell}.createIndex({{ {Field}: 1 }}{options})";
    }

    private bool HasKeyOf(BsonDocument existing)
        => existing["key"] is BsonDocument { ElementCount: 1 } key && key.GetElement(0) is { Value.IsNumeric: true } part && part.Name == Field;
}
