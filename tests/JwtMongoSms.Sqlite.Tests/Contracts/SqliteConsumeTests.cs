using TestSupport.Stores;

namespace JwtMongoSms.Sqlite.Tests.Contracts;

public sealed class SqliteConsumeTests : ConsumeContract
{
    protected override ValueTask<StoreSet> OpenEmptyAsync() => SqliteStores.OpenEmptyAsync();
}
