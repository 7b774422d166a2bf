namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>The stores that acceptance is tried on.</summary>
public enum StoreKind
{
    Sqlite,
    MongoDb,
}
