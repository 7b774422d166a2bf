using JwtMongoSms.Testing.Stores;

namespace JwtMongoSms.Sqlite.Tests.Contracts;

public sealed class SqliteRefusalTests : RefusalContract
{
    protected override ValueTask<StoreSet> OpenEmptyAsync() => SqliteStores.OpenEmptyAsync();
}
