using Microsoft.Extensions.Options;
using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Connection;

/// <summary>
/// Finds out at start whether MongoDB lets us write, by commands that change nothing: it checks the right before it looks at a document.
/// </summary>
internal sealed class WriteRights(MongoConnection connection, IOptions<UserOptions> userOptions)
{
    /// <exception cref="StoreException">The user of the connection string may not write, or MongoDB can't be used.</exception>
    public Task CheckAsync(CancellationToken cancellationToken) => connection.RunAsync(
        async (collections, token) =>
        {
            var users = userOptions.Value;
            foreach (var collection in collections.All)
            {
                await RunAsync(collection, Update, token).ConfigureAwait(false);
                if (users.AllowSignUp || collection != collections.Users)
                    await RunAsync(collection, Insert, token).ConfigureAwait(false);
            }

            if (users.AllowDeletion)
                await RunAsync(collections.Users, Delete, token).ConfigureAwait(false);

            return true;
        },
        RequestDeadline.Length,
        cancellationToken);

    // No document has this _id; one that had it would stay as it is.
    private static BsonDocument Update(string collection)
    {
        var id = NewId();
        var statement = new BsonDocument { { "q", id }, { "u", new BsonDocument("$setOnInsert", id) } };
        return new() { { "update", collection }, { "updates", new BsonArray { statement } } };
    }

    // MongoDB stores no document whose _id is an array, and says so for the document after it has let the command in.
    private static BsonDocument Insert(string collection)
        => new() { { "insert", collection }, { "documents", new BsonArray { new BsonDocument("_id", new BsonArray()) } } };

    private static BsonDocument Delete(string collection)
    {
        var statement = new BsonDocument { { "q", NewId() }, { "limit", 1 } };
        return new() { { "delete", collection }, { "deletes", new BsonArray { statement } } };
    }

    private static BsonDocument NewId() => new("_id", ObjectId.GenerateNewId());

    private static Task RunAsync(
        IMongoCollection<BsonDocument> collection, Func<string, BsonDocument> create, CancellationToken cancellationToken)
    {
        var command = create(collection.CollectionNamespace.CollectionName);
        command.Add("writeConcern", collection.Settings.WriteConcern.ToBsonDocument());
        command.Add("maxTimeMS", (long)RequestDeadline.Length.TotalMilliseconds);
        return collection.Database.RunCommandAsync<BsonDocument>(command, ReadPreference.Primary, cancellationToken);
    }
}
