using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using MongoDB.Driver;
using TestSupport;
using TestSupport.Mongo;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>
/// The servers that MongoDB's behaviour is looked up on: always ours, as MongoDB 4.4 and as 8.0, and a real one where
/// <c>JWTMONGOSMS_TEST_MONGODB</c> holds its connection string. What ours answers must be what the real one does.
/// </summary>
public sealed class Servers : IAsyncDisposable
{
    private static readonly string? RealConnectionString = Environment.GetEnvironmentVariable("JWTMONGOSMS_TEST_MONGODB");

    private readonly string database = $"jwtmongosms_wire_{ObjectId.GenerateNewId()}";
    private readonly Dictionary<string, MongoClient> clients = [];
    private readonly List<MongoWireServer> wireServers = [];

    public Servers()
    {
        foreach (var (name, version) in new[] { ("ours, 4.4", 9), ("ours, 8.0", 25) })
        {
            var server = MongoWireServer.Start(new FakeTimeProvider(Given.Start), new MongoWireOptions { MaxWireVersion = version });
            wireServers.Add(server);
            clients.Add(name, new MongoClient(server.ConnectionString));
        }

        if (RealConnectionString is { Length: > 0 })
            clients.Add("real", new MongoClient(RealConnectionString));
    }

    public static TheoryData<string> All { get; } = RealConnectionString is { Length: > 0 } ? ["ours, 4.4", "ours, 8.0", "real"] : ["ours, 4.4", "ours, 8.0"];

    /// <summary>What our servers were asked that they can't do.</summary>
    public IEnumerable<string> Refusals => wireServers.SelectMany(server => server.Refusals);

    /// <summary>A new collection with these documents, written as JSON.</summary>
    public async Task<TestCollection> FillAsync(string server, params string[] documents)
    {
        var collection = new TestCollection(clients[server].GetDatabase(database).GetCollection<BsonDocument>($"c_{ObjectId.GenerateNewId()}"));
        if (documents.Length > 0)
            await collection.Driver.InsertManyAsync(documents.Select(BsonDocument.Parse), cancellationToken: TestContext.Current.CancellationToken);

        return collection;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values)
        {
            await client.DropDatabaseAsync(database);
            client.Dispose();
        }

        foreach (var server in wireServers)
            await server.DisposeAsync();
    }
}
