using JwtMongoSms.Stores;
using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Internal;

/// <summary>Why an index can't be made, in words that say what to do. Numbers are masked.</summary>
internal static class IndexErrors
{
    private const int CannotCreateIndex = 67;
    private const int IndexOptionsConflict = 85;
    private const int IndexKeySpecsConflict = 86;
    private const int DuplicateKey = 11000;

    public static async Task<StoreException> FromAsync(
        MongoCommandException exception, StoreIndex index, IMongoCollection<BsonDocument> collection, CancellationToken cancellationToken)
        => exception.Code switch
        {
            DuplicateKey => Unreadable(await DuplicatesAsync(exception, index, collection, cancellationToken).ConfigureAwait(false)),
            IndexOptionsConflict or IndexKeySpecsConflict => Unreadable(InTheWay(index, await collection.ListIndexesAsync(cancellationToken).ConfigureAwait(false))),
            CannotCreateIndex => Unreadable(
                $"MongoDB can't make the index {index}. Where {index.Collection} is sharded, its shard key must be {{ {index.Field}: 1 }}: with another one, a number can have two users."),
            _ => StoreErrors.From(exception, $"MongoDB, asked for {index},"),
        };

    private static string InTheWay(StoreIndex index, List<BsonDocument> existing)
    {
        var others = string.Join(" and ", existing.Where(index.IsLike).Select(other => $"the index {other["name"]} ({Shown(other)})"));
        return $"{others} of {index.Collection} is in the way of one that sign-in needs. Put that in its place and start again: "
            + $"{index.Shell}.dropIndex(\"{existing.Find(index.IsLike)?["name"]}\"); {index}";
    }

    private static async Task<string> DuplicatesAsync(
        MongoCommandException exception, StoreIndex index, IMongoCollection<BsonDocument> collection, CancellationToken cancellationToken)
    {
        var cure = $"Leave each number to one user and start again. All that are there twice: {index.Shell}.aggregate(["
            + $"{{ $match: {{ {index.Field}: {{ $exists: true }} }} }}, {{ $group: {{ _id: \"${index.Field}\", users: {{ $push: \"$_id\" }}, count: {{ $sum: 1 }} }} }}, "
            + "{ $match: { count: { $gt: 1 } } }], { allowDiskUse: true })";
        if (exception.Result?.GetValue("keyValue", null) is not BsonDocument { ElementCount: > 0 } key)
            return $"Users of {index.Collection} share a {index.Field}. {cure}";

        var users = await collection.Find(new BsonDocument(index.Field, key[0])).Limit(3).ToListAsync(cancellationToken).ConfigureAwait(false);
        return $"Users of {index.Collection} share the {index.Field} {Masked(key[0])}: {string.Join(", ", users.Select(user => user["_id"]))}. {cure}";
    }

    private static string Shown(BsonDocument index) => new BsonDocument(index.Where(element => element.Name is not ("v" or "name" or "ns"))).ToJson();

    private static string Masked(BsonValue value) => value switch
    {
        BsonString { Value: { Length: > 8 } text } => $"{text[..3]}*******{text[^2..]}",
        BsonNull => "null; take the field away from those",
        _ => $"(of type {value.BsonType})",
    };

    private static StoreException Unreadable(string message) => new(StoreFailure.Unreadable, message);
}
