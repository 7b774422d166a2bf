using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Connection;

/// <summary>The commands that verbs are made of, beside the driver's own.</summary>
internal static class CollectionCommands
{
    public const int DuplicateKey = 11000;

    /// <summary>For <c>FindOneAndUpdateAsync</c>: the document after the change; <see langword="null"/> when none matches.</summary>
    public static readonly FindOneAndUpdateOptions<BsonDocument> ReturnAfter = new() { ReturnDocument = ReturnDocument.After };

    /// <summary>Inserts a document whose id we made. A duplicate of that id is the same document, inserted before a lost reply.</summary>
    public static async Task<bool> InsertOnceAsync(
        this IMongoCollection<BsonDocument> collection, BsonDocument document, CancellationToken cancellationToken)
    {
        try
        {
            await collection.InsertOneAsync(document, null, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (MongoWriteException exception) when (exception.IsDuplicateKey())
        {
            return false;
        }
    }

    public static async Task<BsonDocument?> FindOneAsync(
        this IMongoCollection<BsonDocument> collection, BsonDocument filter, CancellationToken cancellationToken)
        => await collection.Find(filter).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);

    public static async Task<List<BsonDocument>> ListIndexesAsync(
        this IMongoCollection<BsonDocument> collection, CancellationToken cancellationToken)
    {
        using var cursor = await collection.Indexes.ListAsync(cancellationToken).ConfigureAwait(false);
        return await cursor.ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a unique index refused a write, and nothing else is wrong with it.</summary>
    public static bool IsDuplicateKey(this MongoException exception) => exception switch
    {
        MongoCommandException { Code: DuplicateKey } => true,
        MongoWriteException { WriteError.Category: ServerErrorCategory.DuplicateKey, WriteConcernError: null } => true,
        _ => false,
    };
}
