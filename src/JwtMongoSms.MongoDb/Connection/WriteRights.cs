using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Connection;

/// <summary>Finds out at start whether MongoDB lets us write: it checks the right before it looks for a document.</summary>
internal sealed class WriteRights(MongoConnection connection)
{
    /// <exception cref="StoreException">The user of the connection string may not write, or MongoDB can't be used.</exception>
    public Task CheckAsync(CancellationToken cancellationToken) => connection.RunAsync(
        async (collections, token) =>
        {
            foreach (var collection in collections.All)
                await ChangeNothingAsync(collection, token).ConfigureAwait(false);

            return true;
        },
        RequestDeadline.Length,
        cancellationToken);

    // No document has this _id; one that had it would stay as it is.
    private static Task ChangeNothingAsync(IMongoCollection<BsonDocument> collection, CancellationToken cancellationToken)
    {
        var id = new BsonDocument("_id", ObjectId.GenerateNewId());
        var statement = new BsonDocument { { "q", id }, { "u", new BsonDocument("$setOnInsert", id) } };
        var command = new BsonDocument
        {
            { "update", collection.CollectionNamespace.CollectionName },
            { "updates", new BsonArray { statement } },
            { "writeConcern", collection.Settings.WriteConcern.ToBsonDocument() },
            { "maxTimeMS", (long)RequestDeadline.Length.TotalMilliseconds },
        };
        return collection.Database.RunCommandAsync<BsonDocument>(command, ReadPreference.Primary, cancellationToken);
    }
}
