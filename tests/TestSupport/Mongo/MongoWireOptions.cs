namespace TestSupport.Mongo;

/// <summary>Which MongoDB the server is.</summary>
public sealed record MongoWireOptions
{
    /// <summary>9 is MongoDB 4.4, the oldest that the driver takes; 13 is 5.0, 17 is 6.0, 21 is 7.0, 25 is 8.0.</summary>
    public int MaxWireVersion { get; init; } = 9;

    /// <summary>Offers logical sessions, without which a driver neither retries writes nor sends <c>lsid</c>.</summary>
    public bool OffersSessions { get; init; } = true;

    /// <summary>Keeps every command for the test to look at. Benchmarks have no use for it, and no room.</summary>
    public bool RecordsCommands { get; init; } = true;

    public string SetName { get; init; } = "rs0";
}
