using TestSupport.Stores;

namespace JwtMongoSms.Sqlite.Tests.Contracts;

public sealed class SqliteRotationTests : RotationContract
{
    protected override ValueTask<StoreSet> OpenEmptyAsync() => SqliteStores.OpenEmptyAsync();
}
