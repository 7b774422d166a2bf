using TestSupport.Mongo.Sessions;
using TestSupport.Mongo.Storage;

namespace TestSupport.Mongo.Commands;

/// <summary>What the server holds, connections apart: it outlives them, and a restart.</summary>
internal sealed class ServerState(MongoWireOptions options, TimeProvider time)
{
    public MongoWireOptions Options => options;

    public TimeProvider Time => time;

    public StoredDatabases Databases { get; } = new();

    public SessionTable Sessions { get; } = new();

    public CursorTable Cursors { get; } = new();

    public MongoFeatures Features { get; } = new(options.MaxWireVersion);

    /// <summary>Where the server answers, as it tells drivers.</summary>
    public string Address { get; set; } = "";
}
