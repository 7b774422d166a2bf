namespace JwtMongoSms;

/// <summary>
/// Runs the purge of a store under test. Register it beside the stores, and <see cref="StoreContract"/> checks what the purge removes;
/// without it nothing is purged.
/// </summary>
public interface IStorePurge
{
    /// <summary>Removes what the store no longer keeps at a moment.</summary>
    /// <returns>How many records were removed.</returns>
    Task<int> RunAsync(DateTimeOffset now, CancellationToken cancellationToken);
}
