using JwtMongoSms.MongoDb.Connection;
using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Indexes;

/// <summary>A collection as its store uses it: each call waits for the indexes, has one deadline, and throws our errors alone.</summary>
internal sealed class StoreCollection(
    MongoConnection connection, IndexGate gate, Func<MongoCollections, IMongoCollection<BsonDocument>> choose)
{
    /// <summary>Returns the document after the change.</summary>
    public static readonly FindOneAndUpdateOptions<BsonDocument> After = new() { ReturnDocument = ReturnDocument.After };

    public MongoDbOptions Options => connection.Options;

    /// <summary>Inserts a document whose id we made. A duplicate of that id is the same document, inserted before a lost reply.</summary>
    public Task InsertOnceAsync(BsonDocument document, CancellationToken cancellationToken) => RunAsync(
        async (collection, token) =>
        {
            try
            {
                await collection.InsertOneAsync(document, null, token).ConfigureAwait(false);
                return true;
            }
            catch (MongoWriteException exception) when (exception.IsDuplicateKey())
            {
                return false;
            }
        },
        cancellationToken);

    public Task<T?> FindOneAsync<T>(BsonDocument filter, Func<BsonDocument, T> read, CancellationToken cancellationToken)
        where T : class => RunAsync(
            async (collection, token)
                => await collection.Find(filter).FirstOrDefaultAsync(token).ConfigureAwait(false) is { } found ? read(found) : null,
            cancellationToken);

    public Task<T?> FindOneAndUpdateAsync<T>(
        BsonDocument filter,
        BsonDocument update,
        FindOneAndUpdateOptions<BsonDocument> options,
        Func<BsonDocument, T> read,
        CancellationToken cancellationToken)
        where T : class => RunAsync(
            async (collection, token) =>
            {
                var found = await collection.FindOneAndUpdateAsync(filter, update, options, token).ConfigureAwait(false);
                return found is null ? null : read(found);
            },
            cancellationToken);

    /// <returns>Whether a document matched.</returns>
    public Task<bool> UpdateOneAsync(BsonDocument filter, BsonDocument update, CancellationToken cancellationToken) => RunAsync(
        async (collection, token) => (await collection.UpdateOneAsync(filter, update, null, token).ConfigureAwait(false)).MatchedCount == 1,
        cancellationToken);

    /// <summary>Runs a verb that needs another command, or a second one where a race asks for it.</summary>
    public Task<T> RunAsync<T>(Func<IMongoCollection<BsonDocument>, CancellationToken, Task<T>> verb, CancellationToken cancellationToken)
        => connection.RunAsync(
            async (collections, token) =>
            {
                await gate.PassAsync(token).ConfigureAwait(false);
                return await verb(choose(collections), token).ConfigureAwait(false);
            },
            cancellationToken);
}
