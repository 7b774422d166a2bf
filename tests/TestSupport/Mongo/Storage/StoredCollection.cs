using MongoDB.Bson;
using TestSupport.Mongo.Query;
using TestSupport.Mongo.Update;

namespace TestSupport.Mongo.Storage;

/// <summary>A collection. Each change of one document is atomic; a change of many is one after the other, as in MongoDB.</summary>
internal sealed class StoredCollection(string database, string name)
{
    private readonly Lock gate = new();
    private readonly DocumentSet documents = new($"{database}.{name}");

    public string Name => name;

    public void Insert(BsonDocument document)
    {
        lock (gate)
            documents.Insert(document);
    }

    public List<BsonDocument> Find(IFilter filter, SortOrder sort, long skip = 0, long limit = 0)
    {
        lock (gate)
        {
            var found = sort.Sort(documents.Find(filter), pair => pair.Document).Skip((int)skip);
            return [.. (limit > 0 ? found.Take((int)limit) : found).Select(pair => pair.Document)];
        }
    }

    public Change ModifyOne(Modification modification)
    {
        lock (gate)
        {
            var (stored, before) = First(modification.Filter, modification.Sort);
            if (stored is not null)
                return Replace(stored, before, modification.Update);

            return modification.IsUpsert ? Upsert(modification) : Change.None;
        }
    }

    public IReadOnlyList<Change> ModifyMany(Modification modification)
    {
        var changes = Matching(modification.Filter).Select(stored => ModifyAgain(stored, modification)).Where(change => change.Before is not null).ToList();
        if (changes.Count > 0 || !modification.IsUpsert)
            return changes;

        lock (gate)
            return [Upsert(modification)];
    }

    public Change RemoveOne(IFilter filter, SortOrder sort)
    {
        lock (gate)
        {
            var (stored, document) = First(filter, sort);
            return stored is null ? Change.None : Remove(stored, document);
        }
    }

    public int RemoveMany(IFilter filter) => Matching(filter).Count(stored =>
    {
        lock (gate)
            return documents.Contains(stored) && stored.Read() is var document && filter.Matches(document) && Remove(stored, document).HasWritten;
    });

    /// <summary>Does what MongoDB's TTL monitor does in one round.</summary>
    public int RemoveExpired(DateTimeOffset now)
    {
        lock (gate)
        {
            var expired = documents.Indexes
                .Where(index => index.Spec.ExpireAfterSeconds is not null)
                .SelectMany(index => index.FindUntil(new BsonDateTime(now.AddSeconds(-index.Spec.ExpireAfterSeconds!.Value).ToUnixTimeMilliseconds())))
                .Distinct()
                .ToList();
            foreach (var stored in expired)
                documents.Remove(stored, stored.Read());

            return expired.Count;
        }
    }

    /// <summary>Does something with the indexes while nothing else happens here.</summary>
    public T WithIndexes<T>(Func<DocumentSet, T> action)
    {
        lock (gate)
            return action(documents);
    }

    private List<StoredDocument> Matching(IFilter filter)
    {
        lock (gate)
            return [.. documents.Find(filter).Select(pair => pair.Stored)];
    }

    private Change ModifyAgain(StoredDocument stored, Modification modification)
    {
        lock (gate)
        {
            // Between one document and the next others write too.
            return documents.Contains(stored) && stored.Read() is var before && modification.Filter.Matches(before)
                ? Replace(stored, before, modification.Update)
                : Change.None;
        }
    }

    private (StoredDocument? Stored, BsonDocument Document) First(IFilter filter, SortOrder sort)
        => sort.Sort(documents.Find(filter), pair => pair.Document).FirstOrDefault();

    private Change Replace(StoredDocument stored, BsonDocument before, IUpdate update)
    {
        var after = update.Apply(before, isInsert: false);
        return new Change(before, after) { HasWritten = documents.Replace(stored, before, after) };
    }

    private Change Upsert(Modification modification)
    {
        var seed = UpsertSeed.From(modification.Filter, modification.Update);
        return new Change(null, documents.Insert(modification.Update.Apply(seed, isInsert: true))) { HasWritten = true };
    }

    private Change Remove(StoredDocument stored, BsonDocument document)
    {
        documents.Remove(stored, document);
        return new Change(document, null) { HasWritten = true };
    }
}
