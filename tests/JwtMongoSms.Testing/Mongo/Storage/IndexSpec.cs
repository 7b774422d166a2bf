using MongoDB.Bson;

namespace JwtMongoSms.Testing.Mongo.Indexes;

/// <summary>What an index was asked to be.</summary>
internal sealed record IndexSpec(string Name, BsonDocument Key, bool IsUnique = false, bool IsSparse = false, int? ExpireAfterSeconds = null)
{
    public const string IdName = "_id_";

    public static IndexSpec Id { get; } = new(IdName, new BsonDocument("_id", 1), IsUnique: true);

    public bool IsId => Name == IdName;

    public BsonDocument ToDocument()
    {
        var document = new BsonDocument { { "v", 2 }, { "key", Key }, { "name", Name } };
        if (IsUnique && !IsId)
            document.Add("unique", true);
        if (IsSparse)
            document.Add("sparse", true);
        if (ExpireAfterSeconds is { } seconds)
            document.Add("expireAfterSeconds", seconds);
        return document;
    }
}
