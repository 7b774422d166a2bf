using System.Collections.Concurrent;
using MongoDB.Bson;
using TestSupport.Mongo.Storage;
using TestSupport.Mongo.Values;

namespace TestSupport.Mongo.Commands;

/// <summary>What the server holds apart from connections. It outlives a restart.</summary>
internal sealed class ServerState(MongoWireOptions options, TimeProvider time)
{
    public const string SetName = "rs0";

    private readonly ConcurrentDictionary<BsonValue, WriteSession> sessions = new();

    public MongoWireOptions Options => options;

    public TimeProvider Time => time;

    /// <summary>Where the server listens, as it tells drivers.</summary>
    public string Address { get; set; } = "";

    /// <summary>How often a primary was elected.</summary>
    public int Elections { get; set; } = 1;

    public StoredDatabases Databases { get; } = new();

    /// <summary>Gets the session that a write names in <c>lsid</c>.</summary>
    public WriteSession Session(BsonDocument? lsid) => lsid is { ElementCount: 1 } && lsid.TryGetValue("id", out var id)
        ? sessions.GetOrAdd(id, _ => new WriteSession())
        : throw CommandException.Unsupported($"a txnNumber with lsid {lsid}");
}
