using TestSupport.Stores;

namespace JwtMongoSms.MongoDb.Tests.Contracts;

/// <summary>Users whose <c>_id</c> is a UUID.</summary>
public sealed class MongoGuidTests : UserContract
{
    protected override string IdPattern => "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";

    protected override ValueTask<StoreSet> OpenEmptyAsync() => MongoStores.OpenEmptyAsync(UserIdFormat.Guid);
}
