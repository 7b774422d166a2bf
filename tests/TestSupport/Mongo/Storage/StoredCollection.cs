using MongoDB.Bson;
using TestSupport.Mongo.Documents;

namespace TestSupport.Mongo.Storage;

/// <summary>A collection. The change of one document is atomic; a change of many is one after the other, as in MongoDB.</summary>
internal sealed class StoredCollection(string database, string name)
{
    private readonly Lock gate = new();
    private readonly DocumentSet documents = new($"{database}.{name}");

    public string Name => name;

    /// <summary>The collation of commands and indexes that name none.</summary>
    public BsonDocument? Collation { get; set; }

    public IReadOnlyList<IndexSpec> Indexes
    {
        get
        {
            lock (gate)
                return documents.Indexes;
        }
    }

    public void Insert(BsonDocument document)
    {
        lock (gate)
            documents.Insert(document);
    }

    public List<BsonDocument> Find(Filter filter, SortOrder sort, int limit)
    {
        lock (gate)
            return [.. sort.Sort(documents.Find(filter), pair => pair.Document).Take(limit).Select(pair => pair.Document)];
    }

    public StoredChange ModifyOne(Filter filter, Update update, bool isUpsert, ShardKey? shardKey)
    {
        lock (gate)
        {
            var (stored, before) = documents.Find(filter).FirstOrDefault();
            if (stored is not null)
                return Replace(stored, before, update, shardKey);

            return isUpsert ? Upsert(filter, update) : StoredChange.None;
        }
    }

    public IReadOnlyList<StoredChange> ModifyMany(Filter filter, Update update)
    {
        List<StoredDocument> matching;
        lock (gate)
            matching = [.. documents.Find(filter).Select(pair => pair.Stored)];

        return [.. matching.Select(stored => ModifyAgain(stored, filter, update))];
    }

    public StoredChange RemoveOne(Filter filter)
    {
        lock (gate)
        {
            var (stored, document) = documents.Find(filter).FirstOrDefault();
            if (stored is null)
                return StoredChange.None;

            documents.Remove(stored, document);
            return new StoredChange(document, null) { HasWritten = true };
        }
    }

    public int RemoveExpired(DateTimeOffset now)
    {
        lock (gate)
            return documents.RemoveExpired(now);
    }

    /// <summary>Adds the indexes that don't exist, and returns how many there were and are.</summary>
    public (int Before, int After) AddIndexes(IReadOnlyList<IndexSpec> specs, bool tellsUniqueApart)
    {
        lock (gate)
        {
            var before = documents.Indexes;
            documents.AddIndexes([.. specs.Where(spec => !spec.IsAmong(before, tellsUniqueApart))]);
            return (before.Count, documents.Indexes.Count);
        }
    }

    // Between one document and the next, others write too.
    private StoredChange ModifyAgain(StoredDocument stored, Filter filter, Update update)
    {
        lock (gate)
        {
            return stored.Read() is var before && documents.Contains(stored) && filter.Matches(before)
                ? Replace(stored, before, update, shardKey: null)
                : StoredChange.None;
        }
    }

    private StoredChange Replace(StoredDocument stored, BsonDocument before, Update update, ShardKey? shardKey)
    {
        var after = update.Apply(before, isInsert: false);
        shardKey?.AllowMove(before, after);
        return new StoredChange(before, after) { HasWritten = documents.Replace(stored, before, after) };
    }

    // An upsert that found no document begins with every field whose value the filter states.
    private StoredChange Upsert(Filter filter, Update update)
    {
        var seed = new BsonDocument();
        foreach (var (path, value) in filter.Equalities)
            path.Set(seed, value);

        return new StoredChange(null, documents.Insert(update.Apply(seed, isInsert: true))) { HasWritten = true };
    }
}

/// <summary>A document before and after a write. An insert has none before, a delete none after.</summary>
internal sealed record StoredChange(BsonDocument? Before, BsonDocument? After)
{
    public static StoredChange None { get; } = new(null, null);

    public bool IsInsert => Before is null && After is not null;

    /// <summary>Whether the stored bytes changed. Only such writes are remembered for retries.</summary>
    public bool HasWritten { get; init; }
}
