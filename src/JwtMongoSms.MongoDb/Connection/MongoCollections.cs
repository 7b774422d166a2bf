using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Internal;

/// <summary>The four collections with the care that every command takes, whatever the application has set for its own.</summary>
internal sealed class MongoCollections
{
    // What was acknowledged survives a change of the primary and a power cut. A majority that is out of reach is told of within 3 s.
    private static readonly WriteConcern Durable = new(WriteConcern.WMajority.W, wTimeout: TimeSpan.FromSeconds(3), journal: true);

    public MongoCollections(IMongoDatabase database, MongoDbOptions options)
    {
        Database = database;
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

    public IMongoDatabase Database { get; }

    /// <summary>Where it is, for messages.</summary>
    public string Place { get; }

    public IMongoCollection<BsonDocument> Users { get; }

    public IMongoCollection<BsonDocument> Challenges { get; }

    public IMongoCollection<BsonDocument> Sessions { get; }

    public IMongoCollection<BsonDocument> Limits { get; }

    public IMongoCollection<BsonDocument> Named(string name)
        => new[] { Users, Challenges, Sessions, Limits }.First(collection => collection.CollectionNamespace.CollectionName == name);

    private static WriteConcern Acknowledged(WriteConcern asked) => asked.IsAcknowledged ? asked : WriteConcern.W1;
}
