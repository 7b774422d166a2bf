using JwtMongoSms.Stores;
using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Internal;

/// <summary>Why an index can't be made, in words that say what to do. Numbers are masked.</summary>
internal static class IndexErrors
{
    private const int DuplicateKey = 11000;
    private const int CannotCreateIndex = 67;

    /// <summary>An index of the same name or the same key that does something else.</summary>
    public static StoreException InTheWay(StoreIndex index, BsonDocument existing) => Unreadable(
        $"The index {existing["name"]} of {index.Collection}, {existing.ToJson()}, is in the way of one that sign-in needs. Drop it and start again, or make the right one by "
        + $"hand: db.getCollection(\"{index.Collection}\").dropIndex(\"{existing["name"]}\"); {index}");

    public static async Task<StoreException> FromAsync(
        MongoCommandException exception, StoreIndex index, IMongoCollection<BsonDocument> collection, CancellationToken cancellationToken) => exception.Code switch
        {
            DuplicateKey => Unreadable(await DuplicatesAsync(exception, index, collection, cancellationToken).ConfigureAwait(false)),
            CannotCreateIndex => Unreadable(
                $"The index on {index.Field} of {index.Collection} can't be made. Where the collection is sharded, its shard key must be {{ {index.Field}: 1 }}: "
                + "another one can't keep a number from having two users."),
            _ => StoreErrors.From(exception, $"MongoDB, asked for {index},"),
        };

    private static async Task<string> DuplicatesAsync(
        MongoCommandException exception, StoreIndex index, IMongoCollection<BsonDocument> collection, CancellationToken cancellationToken)
    {
        var shell = $"db.getCollection(\"{index.Collection}\")";
        var cure = $"Give each number one user, and start again. All of them: {shell}.aggregate([{{ $match: {{ {index.Field}: {{ $exists: true }} }} }}, "
            + $"{{ $group: {{ _id: \"${index.Field}\", ids: {{ $push: \"$_id\" }}, count: {{ $sum: 1 }} }} }}, {{ $match: {{ count: {{ $gt: 1 }} }} }}])";
        if (!exception.Result.TryGetValue("keyValue", out var key) || key is not BsonDocument { ElementCount: > 0 } first)
            return $"Some users of {index.Collection} have the same {index.Field}. {cure}";

        var value = first[0];
        var found = await collection.Find(new BsonDocument(index.Field, value)).Limit(3).ToListAsync(cancellationToken).ConfigureAwait(false);
        var ids = string.Join(", ", found.Select(user => user["_id"]));
        return $"Several users of {index.Collection} have the {index.Field} {Masked(value)}: {ids}. {cure}";
    }

    private static string Masked(BsonValue value) => value switch
    {
        BsonString { Value: [_, _, _, .., var oneButLast, var last] } => $"{value.AsString[..3]}*******{oneButLast}{last}",
        BsonString => "*******",
        _ => $"of type {value.BsonType}",
    };

    private static StoreException Unreadable(string message) => new(StoreFailure.Unreadable, message);
}
