using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Tests.WireServer;

/// <summary>A collection, spoken to in JSON.</summary>
public sealed class TestCollection(IMongoCollection<BsonDocument> driver)
{
    public IMongoCollection<BsonDocument> Driver => driver;

    public string Name => driver.CollectionNamespace.CollectionName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The ids of what a filter matches, in their order.</summary>
    public async Task<IReadOnlyList<int>> MatchAsync(string filter)
    {
        var found = await driver.Find(BsonDocument.Parse(filter)).ToListAsync(Token);
        return [.. found.Select(document => document["_id"].AsInt32).Order()];
    }

    /// <summary>The ids in the order that the server answers.</summary>
    public async Task<IReadOnlyList<int>> SortAsync(string sort, int skip = 0, int limit = 0)
    {
        var found = await driver.Find(new BsonDocument()).Sort(BsonDocument.Parse(sort)).Skip(skip).Limit(limit).ToListAsync(Token);
        return [.. found.Select(document => document["_id"].AsInt32)];
    }

    /// <summary>The document with this id, as JSON.</summary>
    public async Task<string> ReadAsync(int id = 1) => (await driver.Find(new BsonDocument("_id", id)).SingleAsync(Token)).ToJson();

    public Task<UpdateResult> UpdateAsync(string filter, string update, bool upsert = false)
        => driver.UpdateOneAsync(BsonDocument.Parse(filter), BsonDocument.Parse(update), new UpdateOptions { IsUpsert = upsert }, Token);

    /// <summary>Updates the document with id 1 and gives back what it became, as JSON.</summary>
    public async Task<string> ChangeAsync(string update)
    {
        await UpdateAsync("{_id: 1}", update);
        return await ReadAsync();
    }

    /// <summary>The error that a write fails with.</summary>
    public static async Task<WriteError> WriteErrorAsync(Func<Task> write) => (await Assert.ThrowsAsync<MongoWriteException>(write)).WriteError;

    /// <summary>The error that a command fails with.</summary>
    public static Task<MongoCommandException> CommandErrorAsync(Func<Task> command) => Assert.ThrowsAsync<MongoCommandException>(command);

    public Task<BsonDocument> RunAsync(BsonDocument command) => driver.Database.RunCommandAsync<BsonDocument>(command, cancellationToken: Token);

    public static string Json(string document) => BsonDocument.Parse(document).ToJson();
}
