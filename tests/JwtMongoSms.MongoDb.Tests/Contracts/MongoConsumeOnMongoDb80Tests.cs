using TestSupport.Stores;

namespace JwtMongoSms.MongoDb.Tests.Contracts;

/// <summary>On a server of MongoDB 8.0's wire version that offers no sessions.</summary>
public sealed class MongoConsumeOnMongoDb80Tests : ConsumeContract
{
    protected override ValueTask<StoreSet> OpenEmptyAsync() => MongoStores.OpenEmptyAsync(wire: TestDatabase.MongoDb80WithoutSessions);
}
