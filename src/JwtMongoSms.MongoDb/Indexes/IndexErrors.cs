using JwtMongoSms.MongoDb.Connection;
using MongoDB.Bson;
using MongoDB.Driver;
using static JwtMongoSms.StoreFailure;

namespace JwtMongoSms.MongoDb.Indexes;

/// <summary>Says why an index can't be created, and what to do. Phone numbers are masked.</summary>
internal static class IndexErrors
{
    public static async Task<StoreException> FromAsync(
        MongoCommandException exception, StoreIndex index, IMongoCollection<BsonDocument> collection, CancellationToken cancellationToken)
        => exception.Code switch
        {
            MongoErrors.DuplicateKey => new(
                Unreadable, await DuplicatesAsync(exception, index, collection, cancellationToken).ConfigureAwait(false)),

            // IndexOptionsConflict and IndexKeySpecsConflict.
            85 or 86 => new(Unreadable, Conflict(index, await StoreIndex.ListAsync(collection, cancellationToken).ConfigureAwait(false))),

            // CannotCreateIndex.
            67 => new(
                Unreadable,
                $"MongoDB can't create the index {index}. Where {index.Collection} is sharded, its shard key must be "
                + $"{{ {index.Field}: 1 }}: with another one, a phone number can have two users."),

            // Unauthorized; AtlasError means the same.
            13 or 8000 => new(
                ReadOnly,
                $"MongoDB refused to create the index {index} for lack of permission. Give the user of the connection string the role "
                + "readWrite, or create it yourself and set MongoDb:CreateIndexes to false."),
            _ => MongoErrors.From(exception, $"MongoDB, creating {index},"),
        };

    private static string Conflict(StoreIndex index, List<BsonDocument> existing)
    {
        var others = existing.FindAll(index.ConflictsWith);
        var shown = string.Join(" and ", others.Select(other => $"the index {other["name"]} ({Shown(other)})"));
        return $"{shown} of {index.Collection} conflicts with one that sign-in needs. Replace it and start again: "
            + $"{index.Shell}.dropIndex(\"{others.FirstOrDefault()?["name"]}\"); {index}";
    }

    private static async Task<string> DuplicatesAsync(
        MongoCommandException exception, StoreIndex index, IMongoCollection<BsonDocument> collection, CancellationToken cancellationToken)
    {
        var cure = $"Leave each phone number to one user and start again. This lists all duplicates: {index.Shell}.aggregate(["
            + $"{{ $match: {{ {index.Field}: {{ $exists: true }} }} }}, "
            + $"{{ $group: {{ _id: \"${index.Field}\", users: {{ $push: \"$_id\" }}, count: {{ $sum: 1 }} }} }}, "
            + "{ $match: { count: { $gt: 1 } } }], { allowDiskUse: true })";
        if (exception.Result?.GetValue("keyValue", null) is not BsonDocument { ElementCount: > 0 } key)
            return $"Users of {index.Collection} share a {index.Field}. {cure}";

        var options = new FindOptions { MaxTime = RequestDeadline.Length, Collation = Collation.Simple };
        var users = await collection.Find(new BsonDocument(index.Field, key[0]), options).Limit(3)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var ids = string.Join(", ", users.Select(user => user["_id"]));
        return $"Users of {index.Collection} share the {index.Field} {Masked(key[0])}: {ids}. {cure}";
    }

    private static string Shown(BsonDocument index)
        => new BsonDocument(index.Where(element => element.Name is not ("v" or "name" or "ns"))).ToJson();

    private static string Masked(BsonValue value) => value switch
    {
        BsonString { Value: { Length: > 8 } text } => $"{text[..3]}*******{text[^2..]}",
        BsonNull => "null; remove the field from those",
        _ => $"(of type {value.BsonType})",
    };
}
