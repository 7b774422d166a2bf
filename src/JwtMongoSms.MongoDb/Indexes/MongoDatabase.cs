using JwtMongoSms.MongoDb.Connection;

namespace JwtMongoSms.MongoDb.Indexes;

/// <summary>The four collections as the stores use them.</summary>
internal sealed class MongoDatabase(MongoConnection connection, IndexGate gate)
{
    public StoreCollection Users { get; } = new(connection, gate, collections => collections.Users);

    public StoreCollection Challenges { get; } = new(connection, gate, collections => collections.Challenges);

    public StoreCollection Sessions { get; } = new(connection, gate, collections => collections.Sessions);

    public StoreCollection Limits { get; } = new(connection, gate, collections => collections.Limits);
}
