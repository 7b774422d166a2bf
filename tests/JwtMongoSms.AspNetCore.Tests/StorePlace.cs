using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using MongoDB.Driver;
using TestSupport.Mongo;

namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>Where an application of the tests keeps what it knows, and a look at it past the application.</summary>
internal sealed class StorePlace : IAsyncDisposable
{
    private const string Name = "app";
    private readonly MongoWireServer? server;
    private readonly MongoClient? client;

    private StorePlace(MongoWireServer? server)
    {
        this.server = server;
        client = server is null ? null : new MongoClient(server.ConnectionString);
    }

    /// <summary>What the application has to be told.</summary>
    public Dictionary<string, string?> Settings => server is null ? [] : new()
    {
        ["MongoDb:ConnectionString"] = server.ConnectionString,
        ["MongoDb:Database"] = Name,
    };

    // Commands are not kept: there are many thousand.
    public static StorePlace Open(StoreKind kind) => new(kind == StoreKind.Sqlite
        ? null
        : MongoWireServer.Start(new FakeTimeProvider(Given.Start), new MongoWireOptions { RecordsCommands = false }));

    /// <summary>How many users and how many sessions there are.</summary>
    public async Task<(long Users, long Sessions)> CountAsync(TestApp app)
    {
        if (client is null)
            return (StoreRows.Count(app)["users"], StoreRows.Count(app)["sessions"]);

        return (await CountAsync("users"), await CountAsync("signInSessions"));
    }

    /// <summary>All that a thief of the store would hold, in files or in collections.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> DumpAsync(TestApp app)
    {
        if (client is null)
            return Directory.GetFiles(Path.GetDirectoryName(app.DatabasePath)!)
                .ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);

        using var names = await client.GetDatabase(Name).ListCollectionNamesAsync(cancellationToken: TestContext.Current.CancellationToken);
        var dump = new Dictionary<string, byte[]>();
        foreach (var name in await names.ToListAsync(TestContext.Current.CancellationToken))
            dump.Add(
                name, [.. (await All(name).ToListAsync(TestContext.Current.CancellationToken)).SelectMany(document => document.ToBson())]);

        return dump;
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        if (server is null)
            return;

        await server.DisposeAsync();
        server.AssertNothingRefused();
    }

    private Task<long> CountAsync(string collection) => All(collection).CountDocumentsAsync(TestContext.Current.CancellationToken);

    private IFindFluent<BsonDocument, BsonDocument> All(string collection)
        => client!.GetDatabase(Name).GetCollection<BsonDocument>(collection).Find(FilterDefinition<BsonDocument>.Empty);
}
