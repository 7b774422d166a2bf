using TestSupport.Stores;

namespace JwtMongoSms.MongoDb.Tests.Contracts;

public sealed class MongoResendTests : ResendContract
{
    protected override ValueTask<StoreSet> OpenEmptyAsync() => MongoStores.OpenEmptyAsync();
}
