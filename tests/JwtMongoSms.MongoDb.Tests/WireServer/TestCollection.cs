using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>A collection that takes and gives JSON.</summary>
public sealed class TestCollection(IMongoCollection<BsonDocument> driver)
{
    public IMongoCollection<BsonDocument> Driver => driver;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static string Json(string document) => Json(BsonDocument.Parse(document));

    /// <summary>Writes a document as JSON that tells the types of numbers apart.</summary>
    public static string Json(BsonDocument document)
        => document.ToJson(new JsonWriterSettings { OutputMode = JsonOutputMode.CanonicalExtendedJson });

    /// <summary>Returns the ids of what a filter matches, in their order.</summary>
    public async Task<IReadOnlyList<int>> MatchAsync(string filter)
        => [.. (await driver.Find(BsonDocument.Parse(filter)).ToListAsync(Token)).Select(document => document["_id"].AsInt32).Order()];

    /// <summary>Returns the document with this id.</summary>
    public async Task<string> ReadAsync(int id = 1) => Json(await driver.Find(new BsonDocument("_id", id)).SingleAsync(Token));

    public Task InsertAsync(string document) => driver.InsertOneAsync(BsonDocument.Parse(document), cancellationToken: Token);

    public Task<UpdateResult> UpdateAsync(string filter, string update)
        => driver.UpdateOneAsync(BsonDocument.Parse(filter), BsonDocument.Parse(update), cancellationToken: Token);

    /// <summary>Changes one document, or inserts it, and returns it as it was or as it is.</summary>
    public Task<BsonDocument?> ModifyAsync(
        string filter, string update, bool isUpsert = false, ReturnDocument returned = ReturnDocument.After)
    {
        var options = new FindOneAndUpdateOptions<BsonDocument, BsonDocument?>
        {
            IsUpsert = isUpsert,
            ReturnDocument = returned,
        };
        return driver.FindOneAndUpdateAsync(BsonDocument.Parse(filter), BsonDocument.Parse(update), options, Token);
    }

    /// <summary>Creates indexes that are written as MongoDB takes them.</summary>
    public Task<BsonDocument> CreateIndexAsync(params string[] indexes)
    {
        var name = driver.CollectionNamespace.CollectionName;
        var command = new BsonDocument { { "createIndexes", name }, { "indexes", new BsonArray(indexes.Select(BsonDocument.Parse)) } };
        return driver.Database.RunCommandAsync<BsonDocument>(command, cancellationToken: Token);
    }

    /// <summary>Lists the indexes, without what tells only of the server's version.</summary>
    public async Task<List<BsonDocument>> ListIndexesAsync()
    {
        using var cursor = await driver.Indexes.ListAsync(Token);
        var indexes = await cursor.ToListAsync(Token);
        return indexes.ConvertAll(index => new BsonDocument(index.Where(element => element.Name is not ("v" or "ns"))));
    }

    /// <summary>Returns the error with which a write fails.</summary>
    public static async Task<WriteError> WriteErrorAsync(Func<Task> write)
        => (await Assert.ThrowsAsync<MongoWriteException>(write)).WriteError;

    /// <summary>Returns the error with which a command fails.</summary>
    public static Task<MongoCommandException> CommandErrorAsync(Func<Task> command) => Assert.ThrowsAsync<MongoCommandException>(command);
}
