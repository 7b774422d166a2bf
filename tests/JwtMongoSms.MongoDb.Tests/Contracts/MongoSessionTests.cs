using TestSupport.Stores;

namespace JwtMongoSms.MongoDb.Tests.Contracts;

public sealed class MongoSessionTests : SessionContract
{
    protected override ValueTask<StoreSet> OpenEmptyAsync() => MongoStores.OpenEmptyAsync();
}
