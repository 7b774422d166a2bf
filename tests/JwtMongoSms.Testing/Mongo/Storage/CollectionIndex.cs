using JwtMongoSms.Testing.Mongo.Commands;
using JwtMongoSms.Testing.Mongo.Storage;
using MongoDB.Bson;

namespace JwtMongoSms.Testing.Mongo.Indexes;

/// <summary>The keys of a collection's documents in order. Whoever calls holds the collection's lock.</summary>
internal sealed class CollectionIndex(IndexSpec spec, string collection)
{
    private readonly IndexKeys keys = new(spec);
    private readonly SortedSet<IndexEntry> entries = new(IndexOrder.Instance);

    public IndexSpec Spec => spec;

    public IReadOnlyList<string> Paths { get; } = [.. spec.Key.Names];

    public IReadOnlyList<BsonValue[]> KeysOf(BsonDocument document) => keys.Of(document);

    /// <summary>Throws where another document has one of these keys and none may.</summary>
    public void RefuseDuplicates(IReadOnlyList<BsonValue[]> wanted, StoredDocument? self)
    {
        if (!spec.IsUnique)
            return;

        foreach (var key in wanted)
        {
            if (Between(IndexEntry.Before(key), IndexEntry.After(key)).Any(document => document != self))
                throw Errors.DuplicateKey(collection, spec.Name, spec.Key, new BsonDocument(Paths.Zip(key, (path, value) => new BsonElement(path, value))));
        }
    }

    public void Add(IReadOnlyList<BsonValue[]> keys, StoredDocument document)
    {
        foreach (var key in keys)
            entries.Add(new IndexEntry(key, document.Id, document));
    }

    public void Remove(IReadOnlyList<BsonValue[]> keys, StoredDocument document)
    {
        foreach (var key in keys)
            entries.Remove(new IndexEntry(key, document.Id, document));
    }

    /// <summary>Every document with a key that begins with these values, each once.</summary>
    public IEnumerable<StoredDocument> Find(BsonValue[] prefix) => Between(IndexEntry.Before(prefix), IndexEntry.After(prefix)).Distinct();

    /// <summary>What has a moment up to this one in a single field.</summary>
    public IEnumerable<StoredDocument> FindUntil(BsonDateTime moment)
        => Between(IndexEntry.Before(new BsonDateTime(long.MinValue)), IndexEntry.After(moment)).Distinct();

    private IEnumerable<StoredDocument> Between(IndexEntry first, IndexEntry last)
        => entries.GetViewBetween(first, last).Select(entry => entry.Document!);
}
