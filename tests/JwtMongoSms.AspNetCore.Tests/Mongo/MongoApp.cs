using JwtMongoSms.AspNetCore.Tests.Acceptance;
using JwtMongoSms.Delivery;
using JwtMongoSms.Testing;
using JwtMongoSms.Testing.Mongo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.AspNetCore.Tests.Mongo;

/// <summary>An application on a MongoDB of its own, with a handset for everybody.</summary>
internal sealed class MongoApp : IAsyncDisposable
{
    private readonly MongoClient client;

    private MongoApp(TestApp app, MongoWireServer server, Handset handset)
    {
        App = app;
        Server = server;
        Handset = handset;
        client = new MongoClient(server.ConnectionString);
    }

    public TestApp App { get; }

    public MongoWireServer Server { get; }

    public Handset Handset { get; }

    /// <summary>What the stores have asked since the record was last cleared, such as <c>insert loginChallenges</c>.</summary>
    public IReadOnlyList<string> Asked => [.. OfStores.Select(command => $"{command.Name} {command.Collection}")];

    /// <summary>The commands of the stores; neither the driver's own nor those about indexes.</summary>
    public IReadOnlyList<RecordedCommand> OfStores
        => [.. Server.Commands.Where(command => command is { Collection: not null, Name: not ("listIndexes" or "createIndexes") })];

    public static async Task<MongoApp> StartAsync(
        Dictionary<string, string?>? settings = null, string connection = "", Func<MongoWireServer, Task>? before = null, LogLevel logged = LogLevel.Trace)
    {
        var server = MongoWireServer.Start(new FakeTimeProvider(Given.Start));
        await (before?.Invoke(server) ?? Task.CompletedTask);
        var handset = new Handset();
        var all = new Dictionary<string, string?>(settings ?? [])
        {
            [":ConnectionStrings:MongoDb"] = server.ConnectionString.Replace("/?", "/app?", StringComparison.Ordinal) + connection,
            ["Sqlite:Path"] = null,
        };
        var app = await TestApp.StartAsync(all, services: services => services.AddSingleton<ICodeSender>(handset), logged: logged);
        return new MongoApp(app, server, handset);
    }

    public IMongoCollection<BsonDocument> Collection(string name) => client.GetDatabase("app").GetCollection<BsonDocument>(name);

    public Task StoreAsync(string collection, string document)
        => Collection(collection).InsertOneAsync(BsonDocument.Parse(document), cancellationToken: TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        client.Dispose();
        await Server.DisposeAsync();
        Server.AssertNothingRefused();
    }
}
