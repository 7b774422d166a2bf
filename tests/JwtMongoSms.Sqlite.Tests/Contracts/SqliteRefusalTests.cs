using JwtMongoSms.Testing.Stores;

namespace JwtMongoSms.Sqlite.Tests.Contracts;

public sealed class SqliteDeliveryTests : DeliveryContract
{
    protected override ValueTask<StoreSet> OpenEmptyAsync() => SqliteStores.OpenEmptyAsync();
}
