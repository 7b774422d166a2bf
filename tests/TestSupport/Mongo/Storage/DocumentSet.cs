using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using TestSupport.Mongo.Documents;
using TestSupport.Mongo.Values;

namespace TestSupport.Mongo.Storage;

/// <summary>A collection's documents and indexes, which always agree. The caller holds the collection's lock.</summary>
internal sealed class DocumentSet(string collection)
{
    private readonly List<CollectionIndex> indexes = [new(IndexSpec.Id, collection)];

    public IReadOnlyList<IndexSpec> Indexes => indexes.ConvertAll(index => index.Spec);

    private CollectionIndex Ids => indexes[0];

    /// <summary>Finds what a filter matches, by an index where the filter states the value of its field.</summary>
    public IEnumerable<(StoredDocument Stored, BsonDocument Document)> Find(Filter filter)
        => from stored in Candidates(filter)
           let document = stored.Read()
           where filter.Matches(document)
           select (stored, document);

    public bool Contains(StoredDocument stored) => Ids.Find(stored.Read()["_id"]).Contains(stored);

    public BsonDocument Insert(BsonDocument document)
    {
        var complete = WithId(document);
        var stored = new StoredDocument(complete.ToBson());
        indexes.ForEach(index => index.RefuseDuplicates(complete, self: null));
        indexes.ForEach(index => index.Add(complete, stored));
        return complete;
    }

    /// <summary>Replaces a document, and returns whether its bytes changed.</summary>
    public bool Replace(StoredDocument stored, BsonDocument before, BsonDocument after)
    {
        var bytes = after.ToBson();
        if (bytes.AsSpan().SequenceEqual(stored.Bytes))
            return false;

        indexes.ForEach(index => index.RefuseDuplicates(after, stored));
        indexes.ForEach(index => index.Remove(before, stored));
        indexes.ForEach(index => index.Add(after, stored));
        stored.Bytes = bytes;
        return true;
    }

    public void Remove(StoredDocument stored, BsonDocument document) => indexes.ForEach(index => index.Remove(document, stored));

    public int RemoveExpired(DateTimeOffset now)
    {
        var expired = (from stored in Ids.Documents
                       let document = stored.Read()
                       where indexes.Exists(index => index.HasExpired(document, now))
                       select (Stored: stored, Document: document)).ToList();
        expired.ForEach(pair => Remove(pair.Stored, pair.Document));
        return expired.Count;
    }

    /// <summary>Adds all of the indexes, or none where the documents break the uniqueness of one.</summary>
    public void AddIndexes(IEnumerable<IndexSpec> specs) => indexes.AddRange([.. specs.Select(Build)]);

    private IEnumerable<StoredDocument> Candidates(Filter filter)
    {
        var found = from index in indexes
                    from equality in filter.Equalities
                    where index.Serves(equality.Path.Name, equality.Value)
                    select index.Find(equality.Value);
        return found.FirstOrDefault() ?? Ids.Documents;
    }

    private CollectionIndex Build(IndexSpec spec)
    {
        var index = new CollectionIndex(spec, collection);
        foreach (var stored in Ids.Documents)
        {
            var document = stored.Read();
            index.RefuseDuplicates(document, stored);
            index.Add(document, stored);
        }

        return index;
    }

    private static BsonDocument WithId(BsonDocument document)
    {
        if (document.Names.FirstOrDefault(name => name is ['$', ..]) is { } name)
            throw CommandException.Unsupported($"the field name {name} in a document");

        if (document.GetValue("_id", null) is BsonArray)
            throw new CommandException(ErrorCode.InvalidIdField, "The '_id' value cannot be of type array");

        var complete = new BsonDocument("_id", document.GetValue("_id", null) ?? ObjectId.GenerateNewId());
        return complete.AddRange(document.Where(element => element.Name != "_id"));
    }
}

/// <summary>A document as bytes, so that no reader can change it.</summary>
internal sealed class StoredDocument(byte[] bytes)
{
    public byte[] Bytes { get; set; } = bytes;

    public BsonDocument Read() => BsonSerializer.Deserialize<BsonDocument>(Bytes);
}
