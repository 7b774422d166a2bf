using TestSupport.Stores;

namespace JwtMongoSms.MongoDb.Tests.Contracts;

/// <summary>Users whose <c>_id</c> is a string.</summary>
public sealed class MongoTextIdTests : UserContract
{
    protected override ValueTask<StoreSet> OpenEmptyAsync() => MongoStores.OpenEmptyAsync(UserIdFormat.String);
}
