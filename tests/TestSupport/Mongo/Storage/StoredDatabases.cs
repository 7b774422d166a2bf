using System.Collections.Concurrent;

namespace TestSupport.Mongo.Storage;

/// <summary>All collections of the server. The first write creates a collection.</summary>
internal sealed class StoredDatabases
{
    private readonly ConcurrentDictionary<(string Database, string Name), StoredCollection> collections = new();

    public IEnumerable<StoredCollection> All => collections.Values;

    public StoredCollection? Find(string database, string name) => collections.GetValueOrDefault((database, name));

    public StoredCollection GetOrAdd(string database, string name)
        => collections.GetOrAdd((database, name), key => new StoredCollection(key.Database, key.Name));

    public IEnumerable<string> NamesIn(string database) => collections.Keys.Where(key => key.Database == database).Select(key => key.Name);

    public void Clear() => collections.Clear();

    public void Drop(string database)
    {
        foreach (var key in collections.Keys.Where(key => key.Database == database))
            collections.TryRemove(key, out _);
    }
}
