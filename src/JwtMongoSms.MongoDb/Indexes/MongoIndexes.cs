using JwtMongoSms.MongoDb.Indexes;
using JwtMongoSms.Stores;

namespace JwtMongoSms;

/// <summary>The indexes that the stores need: one user a phone number, and removal of expired documents. A service.</summary>
public sealed class MongoIndexes
{
    private readonly IndexKeeper keeper;

    internal MongoIndexes(IndexKeeper keeper) => this.keeper = keeper;

    /// <summary>Creates the missing indexes and waits until all are built. Existing ones that do the same stay; none is dropped.</summary>
    /// <exception cref="StoreException">An index conflicts, or two users have one phone number; the message says what to do.</exception>
    public Task EnsureAsync(CancellationToken cancellationToken = default) => keeper.EnsureAsync(cancellationToken);
}
