using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using MongoDB.Driver;
using TestSupport.Mongo;

namespace JwtMongoSms.AspNetCore.Tests;

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

    /// <summary>What the stores have asked since the record was last cleared, such as <c>insert signInChallenges</c>.</summary>
    public IReadOnlyList<string> StoreCommands => [.. OfStores.Select(command => $"{command.Name} {command.Collection}")];

    /// <summary>The commands of the stores; neither the driver's own nor those about indexes.</summary>
    public IReadOnlyList<RecordedCommand> OfStores
        => [.. Server.Commands.Where(command => command is { Collection: not null, Name: not ("listIndexes" or "createIndexes") })];

    /// <summary>Starts one.</summary>
    /// <param name="settings">Settings as <see cref="TestApp"/> takes them.</param>
    /// <param name="client">
    /// What is added to the connection string of a client of the application's own, which waits for its server as long as it takes. Without
    /// it the client is ours.
    /// </param>
    /// <param name="before">Done to the server before the application starts.</param>
    /// <param name="logged">The least level that is logged.</param>
    public static async Task<MongoApp> StartAsync(
        Dictionary<string, string?>? settings = null,
        string? client = null,
        Func<MongoWireServer, Task>? before = null,
        LogLevel logged = LogLevel.Trace)
    {
        var server = MongoWireServer.Start(new FakeTimeProvider(Given.Start));
        await (before?.Invoke(server) ?? Task.CompletedTask);
        var handset = new Handset();
        var all = new Dictionary<string, string?>(settings ?? [])
        {
            [":ConnectionStrings:MongoDb"] = server.ConnectionString.Replace("/?", "/app?", StringComparison.Ordinal),
            ["Sqlite:Path"] = null,
        };
        var app = await TestApp.StartAsync(
            all,
            services: services =>
            {
                services.AddSingleton<IMessageSender>(handset);
                if (client is not null)
                {
                    services.AddSingleton<IMongoClient>(_ => new MongoClient(server.ConnectionString + client));
                    services.AddSingleton(provider => provider.GetRequiredService<IMongoClient>().GetDatabase("app"));
                }
            },
            logged: logged);

        // What the start asks is no request's.
        server.AssertNothingRefused();
        server.ClearRecord();
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
