using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using MongoDB.Driver;
using TestSupport;
using TestSupport.Mongo;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>A test that has a server and a clock of its own.</summary>
public abstract class WireServerTest : IAsyncLifetime
{
    private readonly List<MongoClient> clients = [];

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Time { get; } = new(Given.Start);

    protected MongoWireServer Server { get; private set; } = null!;

    /// <summary>The documents, for looking at. Clients with the same settings share their connections, and a command that was given up can still block one.</summary>
    protected IMongoCollection<BsonDocument> Documents => field ??= Connect(change: settings => settings.ApplicationName = "observer");

    protected virtual MongoWireOptions Options => new();

    public ValueTask InitializeAsync()
    {
        Server = MongoWireServer.Start(Time, Options);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A client of its own.</summary>
    protected IMongoCollection<BsonDocument> Connect(bool retryWrites = true, Action<MongoClientSettings>? change = null)
    {
        var settings = MongoClientSettings.FromConnectionString(Server.ConnectionString);
        settings.RetryWrites = retryWrites;
        settings.RetryReads = retryWrites;
        change?.Invoke(settings);
        var client = new MongoClient(settings);
        clients.Add(client);
        return client.GetDatabase("test").GetCollection<BsonDocument>("things");
    }

    protected static Task<BsonDocument?> IncrementAsync(IMongoCollection<BsonDocument> collection, CancellationToken? cancellationToken = null)
        => collection.FindOneAndUpdateAsync<BsonDocument?>(
            new BsonDocument("_id", 1),
            BsonDocument.Parse("{$inc: {n: 1}}"),
            new FindOneAndUpdateOptions<BsonDocument, BsonDocument?> { IsUpsert = true, ReturnDocument = ReturnDocument.After },
            cancellationToken ?? Token);

    /// <summary>How often the document was incremented.</summary>
    protected async Task<int> CountAsync()
        => (await Documents.Find(new BsonDocument("_id", 1)).SingleOrDefaultAsync(Token))?["n"].AsInt32 ?? 0;
}
