using TestSupport.Stores;

namespace JwtMongoSms.MongoDb.Tests.Contracts;

public sealed class MongoUserTests : UserContract
{
    protected override ValueTask<StoreSet> OpenEmptyAsync() => MongoStores.OpenEmptyAsync();
}
