using JwtMongoSms.MongoDb.Challenges;
using JwtMongoSms.MongoDb.Connection;
using JwtMongoSms.MongoDb.Indexes;
using JwtMongoSms.MongoDb.Limits;
using JwtMongoSms.MongoDb.Sessions;
using JwtMongoSms.MongoDb.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using MongoDB.Driver;
using TestSupport;
using TestSupport.Mongo;

namespace JwtMongoSms.MongoDb.Tests;

/// <summary>The four stores on a database.</summary>
internal sealed class MongoStores : IDisposable
{
    private readonly IndexGate gate;

    /// <param name="database">Where they keep everything.</param>
    /// <param name="options">How.</param>
    /// <param name="time">The clock of deadlines. By default it stands still, so that no busy machine is too slow.</param>
    /// <param name="log">Where the wait for indexes is logged.</param>
    public MongoStores(
        IMongoDatabase database, MongoDbOptions? options = null, TimeProvider? time = null, ILogger<MongoIndexes>? log = null)
    {
        options ??= new MongoDbOptions();
        time ??= new FakeTimeProvider();
        Connection = new MongoConnection(Options.Create(options), () => database, time);
        var declared = MongoDbBuilderExtensions.IndexesFrom(options);
        Indexes = new MongoIndexes(Connection, declared, time, log ?? NullLogger<MongoIndexes>.Instance);
        gate = new IndexGate(Connection, Indexes);
        var stores = new MongoDatabase(Connection, gate, time);
        Challenges = new MongoChallengeStore(stores);
        Users = new MongoUserStore(stores, new UnreadableUsers(NullLogger<UnreadableUsers>.Instance));
        Sessions = new MongoSessionStore(stores);
        Limits = new MongoLimitStore(stores);
    }

    public MongoConnection Connection { get; }

    public MongoIndexes Indexes { get; }

    public MongoChallengeStore Challenges { get; }

    public MongoUserStore Users { get; }

    public MongoSessionStore Sessions { get; }

    public MongoLimitStore Limits { get; }

    /// <summary>An empty database: on MongoWireServer, or on the server that <c>JWTMONGOSMS_TEST_MONGODB</c> names.</summary>
    public static async ValueTask<StoreSet> OpenEmptyAsync(UserIdFormat userIdFormat = UserIdFormat.ObjectId, MongoWireOptions? wire = null)
    {
        var place = await TestDatabase.OpenAsync(wire: wire);
        var stores = new MongoStores(place.Database, new MongoDbOptions { UserIdFormat = userIdFormat });
        return new StoreSet(stores.Challenges, stores.Users, stores.Sessions, stores.Limits, new Purge(place.Database), async () =>
        {
            stores.Dispose();
            await place.DisposeAsync();
        });
    }

    public void Dispose()
    {
        gate.Dispose();
        Connection.Dispose();
    }

    /// <summary>Removes what the TTL indexes would remove at a moment: a real server has a clock of its own.</summary>
    private sealed class Purge(IMongoDatabase database) : IStorePurge
    {
        private static readonly string[] Collections = ["signInChallenges", "signInSessions", "signInLimits"];

        public async Task<int> RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
        {
            var removed = 0;
            foreach (var collection in Collections.Select(name => database.GetCollection<BsonDocument>(name)))
            {
                while (await TryRemoveAsync(collection, now, cancellationToken))
                    removed++;
            }

            return removed;
        }

        private static async Task<bool> TryRemoveAsync(
            IMongoCollection<BsonDocument> collection, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var isOver = Builders<BsonDocument>.Filter.Lte("purgeAt", now.UtcDateTime);
            if (await collection.Find(isOver).FirstOrDefaultAsync(cancellationToken) is not { } over)
                return false;

            var deleted = await collection.DeleteOneAsync(new BsonDocument("_id", over["_id"]), cancellationToken);
            return deleted.DeletedCount == 1;
        }
    }
}
