using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>A test of what MongoDB does, on MongoWireServer or on the server that <c>JWTMONGOSMS_TEST_MONGODB</c> names.</summary>
public abstract class DatabaseTest : IAsyncLifetime
{
    private TestDatabase place = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => place = await TestDatabase.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await place.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Creates a collection with these documents, written as JSON.</summary>
    protected async Task<IMongoCollection<BsonDocument>> FillAsync(params string[] documents)
    {
        var collection = place.Database.GetCollection<BsonDocument>($"c_{ObjectId.GenerateNewId()}");
        if (documents.Length > 0)
            await collection.InsertManyAsync(documents.Select(BsonDocument.Parse), cancellationToken: Token);

        return collection;
    }

    /// <summary>Returns the ids of what a filter matches, in the order of a sort.</summary>
    protected static async Task<IEnumerable<int>> MatchAsync(
        IMongoCollection<BsonDocument> collection, string filter, string sort = "{ _id: 1 }", int? limit = null)
    {
        var found = await collection.Find(filter).Sort(sort).Limit(limit).ToListAsync(Token);
        return found.Select(document => document["_id"].AsInt32);
    }

    /// <summary>Changes one document, or inserts it, and returns it as it was or as it is.</summary>
    protected static Task<BsonDocument?> ModifyAsync(
        IMongoCollection<BsonDocument> collection,
        string filter,
        string update,
        bool isUpsert = false,
        ReturnDocument returned = ReturnDocument.After)
    {
        var options = new FindOneAndUpdateOptions<BsonDocument, BsonDocument?> { IsUpsert = isUpsert, ReturnDocument = returned };
        return collection.FindOneAndUpdateAsync<BsonDocument?>(filter, update, options, Token);
    }

    /// <summary>Writes a document as JSON that tells the types of numbers apart.</summary>
    protected static string Json(BsonDocument document)
        => document.ToJson(new JsonWriterSettings { OutputMode = JsonOutputMode.CanonicalExtendedJson });
}
