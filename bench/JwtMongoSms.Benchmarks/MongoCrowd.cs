using System.Security.Cryptography;
using JwtMongoSms.MongoDb.Challenges;
using JwtMongoSms.MongoDb.Connection;
using JwtMongoSms.MongoDb.Limits;
using JwtMongoSms.MongoDb.Sessions;
using JwtMongoSms.MongoDb.Users;
using MongoDB.Bson;
using MongoDB.Driver;
using TestSupport;
using TestSupport.Mongo;

namespace JwtMongoSms.Benchmarks;

/// <summary>A database with any number of users, each with all that a sign-in stores: on MongoWireServer or on a real server.</summary>
internal sealed class MongoCrowd : IAsyncDisposable
{
    private const int Batch = 10_000;
    private static readonly MongoDbOptions Options = new();

    private readonly MongoWireServer? server;
    private readonly MongoClient client;
    private int count;

    private MongoCrowd(MongoWireServer? server, string connectionString)
    {
        this.server = server;
        ConnectionString = connectionString;
        client = new MongoClient(connectionString);
    }

    public string ConnectionString { get; }

    public string DatabaseName { get; } = "jwtmongosms_bench_" + RandomNumberGenerator.GetHexString(8, lowercase: true);

    public string Name => server is null ? "a real server" : "`MongoWireServer`, in the same process and in memory";

    private IMongoDatabase Database => client.GetDatabase(DatabaseName);

    public static MongoCrowd Open(string? connectionString)
    {
        var options = new MongoWireOptions { RecordsCommands = false };
        var server = connectionString is null ? MongoWireServer.Start(TimeProvider.System, options) : null;
        return new MongoCrowd(server, connectionString ?? server!.ConnectionString);
    }

    /// <summary>Gets the numbers of the first so many users, in no order.</summary>
    public static IEnumerable<PhoneNumber> Known(int size)
    {
        var indexes = Enumerable.Range(0, size).ToArray();
        RandomNumberGenerator.Shuffle(indexes.AsSpan());
        return indexes.Select(index => Number("+447400", index));
    }

    /// <summary>Gets numbers without a user, others for each series.</summary>
    public static IEnumerable<PhoneNumber> Strangers(int series)
        => Enumerable.Range(0, Batch).Select(index => Number("+447401", (series * Batch) + index));

    public async Task GrowToAsync(int size)
    {
        for (; count < size; count += Math.Min(Batch, size - count))
        {
            var indexes = Enumerable.Range(count, Math.Min(Batch, size - count)).ToList();
            var now = TimeProvider.System.GetUtcNow();
            await InsertAsync(Options.UsersCollection, indexes.Select(index => User(index, now)));
            await InsertAsync(Options.SessionsCollection, indexes.Select(_ => SessionDocument.Write(Given.Session(now))));
            await InsertAsync(Options.ChallengesCollection, indexes.Select(_ => ChallengeDocument.Write(Given.Challenge(now))));
            await InsertAsync(Options.LimitsCollection, indexes.Select(_ => Limit(now)));
        }
    }

    /// <summary>Measures the documents that sign-ins have stored.</summary>
    public async Task<IReadOnlyList<string>> SizesAsync()
    {
        List<string> sizes = [];
        foreach (var (name, collection) in new[]
        {
            ("a user", Options.UsersCollection),
            ("a challenge", Options.ChallengesCollection),
            ("a session", Options.SessionsCollection),
            ("a count of guesses", Options.LimitsCollection),
        })
        {
            var documents = Database.GetCollection<BsonDocument>(collection);
            var some = await documents.Find(FilterDefinition<BsonDocument>.Empty).Limit(100).ToListAsync();
            sizes.Add($"{name} {some.Max(document => document.ToBson().Length)}");
        }

        return sizes;
    }

    public async ValueTask DisposeAsync()
    {
        await client.DropDatabaseAsync(DatabaseName);
        client.Dispose();
        if (server is not null)
            await server.DisposeAsync();
    }

    private Task InsertAsync(string collection, IEnumerable<BsonDocument> documents)
        => Database.GetCollection<BsonDocument>(collection).InsertManyAsync(documents);

    private static BsonDocument User(int index, DateTimeOffset now) => new()
    {
        { UserDocument.Id, ObjectId.Parse(UserId.New(now).Value) },
        { UserDocument.PhoneNumber, Number("+447400", index).E164 },
        { UserDocument.CreatedAt, now.ToBson() },
        { UserDocument.PhoneNumberVerifiedAt, now.ToBson() },
    };

    private static BsonDocument Limit(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return new BsonDocument
        {
            { LimitDocument.Id, Given.LimitKey().Value },
            { LimitDocument.Streak, 0 },
            { "guesses", new BsonDocument(LimitDocument.Guesses(today).Split('.')[1], 0) },
            { LimitDocument.PurgeAt, LimitDocument.PurgeWithoutFailures(today) },
        };
    }

    private static PhoneNumber Number(string prefix, int index) => PhoneNumber.FromE164($"{prefix}{index:D6}");
}
