namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>The stores that acceptance is tried on.</summary>
public enum StoreKind
{
    Sqlite,
    MongoDb,
}
