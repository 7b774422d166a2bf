using TestSupport.Stores;

namespace JwtMongoSms.Sqlite.Tests.Contracts;

public sealed class SqliteByNumberTests : ByNumberContract
{
    protected override ValueTask<StoreSet> OpenEmptyAsync() => SqliteStores.OpenEmptyAsync();
}
