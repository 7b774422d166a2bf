using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Connection;

/// <summary>Holds the four collections, with our write concern and read preference whatever the application's own are.</summary>
internal sealed class MongoCollections
{
    // An acknowledged write survives a change of the primary and a power cut. MongoDB reports a missing majority after 3 s.
    private static readonly WriteConcern Durable = new(WriteConcern.WMajority.W, wTimeout: TimeSpan.FromSeconds(3), journal: true);

    public MongoCollections(IMongoDatabase database, MongoDbOptions options)
    {
        Client = database.Client;
        Place = $"MongoDB at {string.Join(',', database.Client.Settings.Servers)}";
        var settings = new MongoCollectionSettings
        {
            WriteConcern = options.AllowWeakWrites ? Acknowledged(database.Settings.WriteConcern) : Durable,
            ReadPreference = ReadPreference.Primary,
            ReadConcern = ReadConcern.Default,
        };
        Users = database.GetCollection<BsonDocument>(options.UsersCollection, settings);
        Challenges = database.GetCollection<BsonDocument>(options.ChallengesCollection, settings);
        Sessions = database.GetCollection<BsonDocument>(options.SessionsCollection, settings);
        Limits = database.GetCollection<BsonDocument>(options.LimitsCollection, settings);
    }

    public IMongoClient Client { get; }

    /// <summary>Where it is, for messages.</summary>
    public string Place { get; }

    public IMongoCollection<BsonDocument> Users { get; }

    public IMongoCollection<BsonDocument> Challenges { get; }

    public IMongoCollection<BsonDocument> Sessions { get; }

    public IMongoCollection<BsonDocument> Limits { get; }

    public IReadOnlyList<IMongoCollection<BsonDocument>> All => [Users, Challenges, Sessions, Limits];

    public IMongoCollection<BsonDocument> Named(string name)
        => All.First(collection => collection.CollectionNamespace.CollectionName == name);

    private static WriteConcern Acknowledged(WriteConcern configured) => configured.IsAcknowledged ? configured : WriteConcern.W1;
}
