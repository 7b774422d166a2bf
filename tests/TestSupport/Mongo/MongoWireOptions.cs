namespace TestSupport.Mongo;

/// <summary>Which MongoDB the server is.</summary>
public sealed record MongoWireOptions
{
    /// <summary>9 is MongoDB 4.4, the oldest that the driver takes; 25 is MongoDB 8.0.</summary>
    public int MaxWireVersion { get; init; } = 9;

    /// <summary>Whether it offers logical sessions, without which a driver neither retries writes nor sends <c>lsid</c>.</summary>
    public bool OffersSessions { get; init; } = true;

    /// <summary>Whether it is the router of a sharded cluster, and no replica set.</summary>
    public bool IsSharded { get; init; }

    /// <summary>
    /// The field by which each sharded collection is sharded. One other than <c>_id</c> has a unique index from the start.
    /// </summary>
    public IReadOnlyDictionary<string, string> ShardKeys { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it keeps every command for the test. A benchmark has no room for them.</summary>
    public bool RecordsCommands { get; init; } = true;
}
