using JwtMongoSms.Testing.Mongo.Values;
using MongoDB.Bson;

namespace JwtMongoSms.Testing.Mongo.Storage;

/// <summary>The documents of a collection by the value of one field. The caller holds the collection's lock.</summary>
internal sealed class CollectionIndex(IndexSpec spec, string collection)
{
    private readonly FieldPath path = new(spec.Field);
    private readonly Dictionary<BsonValue, List<StoredDocument>> entries = [];

    public IndexSpec Spec => spec;

    public IEnumerable<StoredDocument> Documents => entries.Values.SelectMany(documents => documents);

    /// <summary>Whether the index has every document whose field equals the value: a sparse one lacks those without the field.</summary>
    public bool Serves(string field, BsonValue value) => !IsPurge && spec.Field == field && !(spec.IsSparse && value.IsBsonNull);

    public IReadOnlyList<StoredDocument> Find(BsonValue value) => entries.GetValueOrDefault(BsonOrder.ToKey(value)) ?? [];

    /// <summary>Throws where the index is unique and another document has one of the keys.</summary>
    public void RefuseDuplicates(BsonDocument document, StoredDocument? self)
    {
        if (!spec.IsUnique)
            return;

        foreach (var key in ReadKeys(document).Where(key => Find(key).Any(other => other != self)))
        {
            throw new CommandException(
                ErrorCode.DuplicateKey,
                $"E11000 duplicate key error collection: {collection} index: {spec.Name} dup key: {new BsonDocument(spec.Field, key)}",
                new BsonDocument { { "keyPattern", new BsonDocument(spec.Field, 1) }, { "keyValue", new BsonDocument(spec.Field, key) } });
        }
    }

    public void Add(BsonDocument document, StoredDocument stored)
    {
        foreach (var key in ReadKeys(document))
        {
            if (!entries.TryAdd(key, [stored]))
                entries[key].Add(stored);
        }
    }

    public void Remove(BsonDocument document, StoredDocument stored)
    {
        foreach (var key in ReadKeys(document))
        {
            if (entries[key].Remove(stored) && entries[key].Count == 0)
                entries.Remove(key);
        }
    }

    /// <summary>Whether MongoDB's TTL monitor would remove the document by now.</summary>
    public bool HasExpired(BsonDocument document, DateTimeOffset now)
        => IsPurge && path.Read(document) is BsonDateTime moment
            && moment.MillisecondsSinceEpoch <= now.AddSeconds(-spec.ExpireAfterSeconds!.Value).ToUnixTimeMilliseconds();

    // An index that only purges keeps no entries: no filter states a moment, and moments change too often.
    private bool IsPurge => spec.ExpireAfterSeconds is not null;

    // Each element of an array is a key of its own.
    private IEnumerable<BsonValue> ReadKeys(BsonDocument document)
    {
        var value = path.Read(document);
        if (IsPurge || (spec.IsSparse && value is null))
            return [];

        return value is BsonArray array
            ? array.Select(BsonOrder.ToKey).Distinct().DefaultIfEmpty(BsonUndefined.Value)
            : [BsonOrder.ToKey(value)];
    }
}
