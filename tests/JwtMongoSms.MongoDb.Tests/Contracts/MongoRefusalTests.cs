using JwtMongoSms.Testing.Stores;

namespace JwtMongoSms.MongoDb.Tests.Contracts;

public sealed class MongoDeliveryTests : DeliveryContract
{
    protected override ValueTask<StoreSet> OpenEmptyAsync() => MongoStores.OpenEmptyAsync();
}
