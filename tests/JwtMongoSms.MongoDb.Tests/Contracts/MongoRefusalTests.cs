using JwtMongoSms.Testing.Stores;

namespace JwtMongoSms.MongoDb.Tests.Contracts;

public sealed class MongoRefusalTests : RefusalContract
{
    protected override ValueTask<StoreSet> OpenEmptyAsync() => MongoStores.OpenEmptyAsync();
}
