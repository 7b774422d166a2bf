using MongoDB.Bson;
using TestSupport.Mongo.Documents;
using TestSupport.Mongo.Values;

namespace TestSupport.Mongo.Storage;

/// <summary>What a router of MongoDB 4.4 to 6.0 requires of writes to a sharded collection. Later ones take more.</summary>
internal sealed class ShardKey(string field, bool isRetryable)
{
    private const string Id = "_id";

    private readonly FieldPath path = new(field);

    /// <summary>A collection is sharded by a unique index on its key, or by the hash of its ids.</summary>
    public void Index(StoredCollection collection)
    {
        if (field != Id && collection.Indexes.All(index => index.Field != field))
            collection.AddIndexes([new IndexSpec(field + "_1", field, IsUnique: true)], tellsUniqueApart: true);
    }

    /// <summary>An update that returns the document, and an upsert, must name one shard.</summary>
    public void RequireShard(Filter filter)
    {
        if (!States(filter, field))
            throw new CommandException(ErrorCode.ShardKeyNotFound, $"The query must contain the shard key {field}");
    }

    /// <summary>Another write to one document must name its shard, or the document.</summary>
    public void RequireOne(Filter filter)
    {
        if (!States(filter, field) && !States(filter, Id))
            throw new CommandException(ErrorCode.ShardKeyNotFound, $"The query must contain _id or the shard key {field}");
    }

    /// <summary>A document moves to another shard in a transaction, which a retryable write is.</summary>
    public void AllowMove(BsonDocument before, BsonDocument after)
    {
        if (!isRetryable && path.Read(before) != path.Read(after))
            throw new CommandException(ErrorCode.IllegalOperation, "Must run update to shard key field with retryWrites: true");
    }

    /// <summary>Each shard keeps its own documents apart, and no others.</summary>
    public void AllowIndex(IndexSpec spec)
    {
        if (spec.IsUnique && spec.Field != field)
            throw new CommandException(ErrorCode.CannotCreateIndex, $"cannot create unique index over {spec.Field} with shard key {field}");
    }

    private static bool States(Filter filter, string name) => filter.Equalities.Any(equality => equality.Path.Name == name);
}
