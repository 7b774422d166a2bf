using JwtMongoSms.MongoDb;

namespace JwtMongoSms;

/// <summary>Chooses the store once: MongoDB where the configuration or the application names a database, else the embedded one.</summary>
internal sealed class ConfiguredStore(IServiceProvider services)
{
    public bool IsMongoDb { get; } = MongoDbOptionsSetup.HasDatabase(services);

    public string Name => IsMongoDb ? MongoDbOptionsSetup.StoreName : Sqlite.SqliteOptionsSetup.StoreName;
}
