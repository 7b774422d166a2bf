using JwtMongoSms.MongoDb.Connection;

namespace JwtMongoSms.MongoDb.Indexes;

/// <summary>Gives the stores of one request their collections and one deadline.</summary>
internal sealed class MongoDatabase(MongoConnection connection, IndexGate gate, TimeProvider time)
{
    private readonly RequestDeadline deadline = new(time);

    public StoreCollection Users => new(connection, gate, deadline, collections => collections.Users);

    public StoreCollection Challenges => new(connection, gate, deadline, collections => collections.Challenges);

    public StoreCollection Sessions => new(connection, gate, deadline, collections => collections.Sessions);

    public StoreCollection Limits => new(connection, gate, deadline, collections => collections.Limits);
}
