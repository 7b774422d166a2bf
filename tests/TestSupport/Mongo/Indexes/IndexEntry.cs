using MongoDB.Bson;
using TestSupport.Mongo.Storage;

namespace TestSupport.Mongo.Indexes;

/// <summary>One key of one document; with fewer keys than the index has, a place to look from or up to.</summary>
internal readonly record struct IndexEntry(BsonValue[] Keys, long DocumentId, StoredDocument? Document)
{
    public static IndexEntry Before(params BsonValue[] keys) => new(keys, long.MinValue, null);

    public static IndexEntry After(params BsonValue[] keys) => new(keys, long.MaxValue, null);
}
