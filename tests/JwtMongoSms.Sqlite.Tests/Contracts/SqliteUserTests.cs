using TestSupport.Stores;

namespace JwtMongoSms.Sqlite.Tests.Contracts;

public sealed class SqliteUserTests : UserContract
{
    protected override ValueTask<StoreSet> OpenEmptyAsync() => SqliteStores.OpenEmptyAsync();
}
