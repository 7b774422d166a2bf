using TestSupport.Stores;

namespace JwtMongoSms.Sqlite.Tests.Contracts;

public sealed class SqliteChallengeTests : ChallengeContract
{
    protected override ValueTask<StoreSet> OpenEmptyAsync() => SqliteStores.OpenEmptyAsync();
}
