using System.Collections.Concurrent;

namespace TestSupport.Mongo.Storage;

/// <summary>All collections of the server. One comes to be when something is first written to it.</summary>
internal sealed class StoredDatabases
{
    private readonly ConcurrentDictionary<(string Database, string Name), StoredCollection> collections = new();

    public IEnumerable<StoredCollection> All => collections.Values;

    public IEnumerable<string> Databases => collections.Keys.Select(key => key.Database).Distinct().Order(StringComparer.Ordinal);

    public StoredCollection? Find(string database, string name) => collections.GetValueOrDefault((database, name));

    public StoredCollection GetOrAdd(string database, string name)
        => collections.GetOrAdd((database, name), key => new StoredCollection(key.Database, key.Name));

    public IEnumerable<StoredCollection> In(string database)
        => collections.Where(pair => pair.Key.Database == database).OrderBy(pair => pair.Key.Name, StringComparer.Ordinal).Select(pair => pair.Value);

    public StoredCollection? Drop(string database, string name) => collections.TryRemove((database, name), out var dropped) ? dropped : null;

    public int DropAll(string database) => collections.Keys.Where(key => key.Database == database).Count(key => Drop(key.Database, key.Name) is not null);
}
