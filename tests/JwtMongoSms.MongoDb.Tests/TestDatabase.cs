using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using MongoDB.Driver;
using TestSupport;
using TestSupport.Mongo;

namespace JwtMongoSms.MongoDb.Tests;

/// <summary>An empty database of the test's own, which goes with it.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static readonly string? RealServer = Environment.GetEnvironmentVariable("JWTMONGOSMS_TEST_MONGODB");

    /// <summary>The newest MongoDB, and the least that it may offer.</summary>
    public static readonly MongoWireOptions MongoDb80WithoutSessions = new() { MaxWireVersion = 25, OffersSessions = false };

    /// <summary>A router of a sharded cluster, with the shard keys of docs/operating.md.</summary>
    public static readonly MongoWireOptions ShardedCluster = new()
    {
        IsSharded = true,
        ShardKeys = new Dictionary<string, string>
        {
            ["users"] = "phoneNumber",
            ["signInChallenges"] = "_id",
            ["signInSessions"] = "_id",
            ["signInLimits"] = "_id",
        },
    };

    private readonly MongoWireServer? server;
    private readonly MongoClient client;

    private TestDatabase(MongoWireServer? server, MongoClientSettings settings)
    {
        this.server = server;
        client = new MongoClient(settings);
        Database = client.GetDatabase("jwtmongosms_test_" + RandomNumberGenerator.GetHexString(16, lowercase: true));
    }

    public IMongoDatabase Database { get; }

    /// <summary>On MongoWireServer, or on the server that <c>JWTMONGOSMS_TEST_MONGODB</c> names.</summary>
    /// <param name="change">What the application wants of its client.</param>
    /// <param name="wire">Which MongoDB the server of the tests is; a real one is what it is.</param>
    public static ValueTask<TestDatabase> OpenAsync(Action<MongoClientSettings>? change = null, MongoWireOptions? wire = null)
    {
        var server = string.IsNullOrEmpty(RealServer) ? MongoWireServer.Start(new FakeTimeProvider(Given.Start), wire) : null;
        var settings = MongoClientSettings.FromConnectionString(server?.ConnectionString ?? RealServer!);
        change?.Invoke(settings);
        return ValueTask.FromResult(new TestDatabase(server, settings));
    }

    public async ValueTask DisposeAsync()
    {
        await client.DropDatabaseAsync(Database.DatabaseNamespace.DatabaseName, CancellationToken.None);
        client.Dispose();
        if (server is null)
            return;

        await server.DisposeAsync();
        server.AssertNothingRefused();
    }
}
