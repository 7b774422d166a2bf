using TestSupport.Stores;

namespace JwtMongoSms.MongoDb.Tests.Contracts;

public sealed class MongoConsumeTests : ConsumeContract
{
    protected override ValueTask<StoreSet> OpenEmptyAsync() => MongoStores.OpenEmptyAsync();
}
