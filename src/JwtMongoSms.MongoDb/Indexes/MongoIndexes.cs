using JwtMongoSms.MongoDb.Internal;
using JwtMongoSms.Stores;

namespace JwtMongoSms.MongoDb;

/// <summary>The indexes that the stores need: one user a number, and removal of what is over. Ask for it as a service.</summary>
public sealed class MongoIndexes
{
    private readonly IndexKeeper keeper;

    internal MongoIndexes(IndexKeeper keeper) => this.keeper = keeper;

    /// <summary>Makes the indexes that are missing. What is there and does the same under another name stays; nothing is ever dropped.</summary>
    /// <exception cref="StoreException">An index is in the way, or two users have one number; the message says which, and what to do.</exception>
    public Task EnsureAsync(CancellationToken cancellationToken) => keeper.EnsureAsync(cancellationToken);
}
