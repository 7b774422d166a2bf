using TestSupport.Stores;

namespace JwtMongoSms.MongoDb.Tests.Contracts;

public sealed class MongoLimitTests : LimitContract
{
    protected override ValueTask<StoreSet> OpenEmptyAsync() => MongoStores.OpenEmptyAsync();
}
