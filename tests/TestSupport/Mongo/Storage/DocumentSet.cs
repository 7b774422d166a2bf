using MongoDB.Bson;
using TestSupport.Mongo.Commands;
using TestSupport.Mongo.Indexes;
using TestSupport.Mongo.Query;
using TestSupport.Mongo.Wire;

namespace TestSupport.Mongo.Storage;

/// <summary>A collection's documents with their indexes, which always agree. Whoever calls holds the collection's lock.</summary>
internal sealed class DocumentSet(string collection)
{
    private const int LargestDocument = 16 * 1024 * 1024;

    private readonly SortedDictionary<long, StoredDocument> documents = [];
    private readonly List<CollectionIndex> indexes = [new(IndexSpec.Id, collection)];
    private long lastId;

    public IReadOnlyList<CollectionIndex> Indexes => indexes;

    /// <summary>What a filter matches, in the order of insertion where no index was of use.</summary>
    public IEnumerable<(StoredDocument Stored, BsonDocument Document)> Find(IFilter filter)
        => from stored in IndexChoice.Candidates(indexes, filter) ?? documents.Values.AsEnumerable()
           let document = stored.Read()
           where filter.Matches(document)
           select (stored, document);

    public bool Contains(StoredDocument stored) => documents.ContainsKey(stored.Id);

    public BsonDocument Insert(BsonDocument document)
    {
        var complete = WithId(document);
        var keys = indexes.ConvertAll(index => index.KeysOf(complete));
        for (var i = 0; i < indexes.Count; i++)
            indexes[i].RefuseDuplicates(keys[i], self: null);

        var stored = new StoredDocument(++lastId, Write(complete));
        documents.Add(stored.Id, stored);
        for (var i = 0; i < indexes.Count; i++)
            indexes[i].Add(keys[i], stored);

        return complete;
    }

    /// <summary>Whether anything changed.</summary>
    public bool Replace(StoredDocument stored, BsonDocument before, BsonDocument after)
    {
        var bytes = Write(after);
        if (bytes.AsSpan().SequenceEqual(stored.Bytes))
            return false;

        var newKeys = indexes.ConvertAll(index => index.KeysOf(after));
        for (var i = 0; i < indexes.Count; i++)
            indexes[i].RefuseDuplicates(newKeys[i], stored);

        for (var i = 0; i < indexes.Count; i++)
        {
            indexes[i].Remove(indexes[i].KeysOf(before), stored);
            indexes[i].Add(newKeys[i], stored);
        }

        stored.Bytes = bytes;
        return true;
    }

    public void Remove(StoredDocument stored, BsonDocument document)
    {
        documents.Remove(stored.Id);
        foreach (var index in indexes)
            index.Remove(index.KeysOf(document), stored);
    }

    /// <summary>All of them, or none where one can't be.</summary>
    public void AddIndexes(IEnumerable<IndexSpec> specs) => indexes.AddRange([.. specs.Select(Build)]);

    public void RemoveIndex(CollectionIndex index) => indexes.Remove(index);

    private CollectionIndex Build(IndexSpec spec)
    {
        var index = new CollectionIndex(spec, collection);
        foreach (var stored in documents.Values)
        {
            var keys = index.KeysOf(stored.Read());
            index.RefuseDuplicates(keys, stored);
            index.Add(keys, stored);
        }

        return index;
    }

    private static BsonDocument WithId(BsonDocument document)
    {
        var complete = new BsonDocument("_id", document.GetValue("_id", null) ?? ObjectId.GenerateNewId());
        if (complete["_id"] is BsonArray or BsonRegularExpression or BsonUndefined)
            throw Errors.InvalidIdField($"The '_id' value cannot be of type {Shell.TypeName(complete["_id"])}");

        return complete.AddRange(document.Where(element => element.Name != "_id"));
    }

    private static byte[] Write(BsonDocument document)
    {
        var bytes = Bson.Write(document);
        return bytes.Length <= LargestDocument ? bytes : throw Errors.DocumentTooLarge(bytes.Length);
    }
}
