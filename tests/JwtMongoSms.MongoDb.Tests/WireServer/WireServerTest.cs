using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using MongoDB.Driver;
using TestSupport;
using TestSupport.Mongo;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>A test of what only MongoWireServer can do, with a server and a clock of its own.</summary>
public abstract class WireServerTest : IAsyncLifetime
{
    private readonly List<MongoClient> clients = [];

    protected WireServerTest() => Server = MongoWireServer.Start(Time);

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Time { get; } = new(Given.Start);

    protected MongoWireServer Server { get; }

    /// <summary>The documents for the test to look at, by connections of their own: a held command can block the others.</summary>
    protected IMongoCollection<BsonDocument> Documents => field ??= Connect(change: settings => settings.ApplicationName = "observer");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected IMongoCollection<BsonDocument> Connect(bool retryWrites = true, Action<MongoClientSettings>? change = null)
    {
        var settings = MongoClientSettings.FromConnectionString(Server.ConnectionString);
        settings.RetryWrites = retryWrites;
        settings.RetryReads = retryWrites;
        change?.Invoke(settings);
        clients.Add(new MongoClient(settings));
        return clients[^1].GetDatabase("test").GetCollection<BsonDocument>("things");
    }

    protected static Task<BsonDocument?> IncrementAsync(
        IMongoCollection<BsonDocument> collection, CancellationToken? cancellationToken = null)
        => collection.FindOneAndUpdateAsync<BsonDocument?>(
            new BsonDocument("_id", 1),
            BsonDocument.Parse("{ $inc: { n: 1 } }"),
            new FindOneAndUpdateOptions<BsonDocument, BsonDocument?> { IsUpsert = true, ReturnDocument = ReturnDocument.After },
            cancellationToken ?? Token);

    /// <summary>Returns how often the document was incremented.</summary>
    protected async Task<int> CountAsync()
        => (await Documents.Find(new BsonDocument("_id", 1)).SingleOrDefaultAsync(Token))?["n"].AsInt32 ?? 0;
}
