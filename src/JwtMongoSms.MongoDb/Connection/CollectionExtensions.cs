using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Internal;

/// <summary>The commands that verbs are made of.</summary>
internal static class CollectionExtensions
{
    private const int DuplicateKey = 11000;

    /// <summary>Stores a document whose id nobody else can have made: one that is there already, after a lost reply, is as good as a new one.</summary>
    public static async Task<bool> AddOnceAsync(this IMongoCollection<BsonDocument> collection, BsonDocument document, CancellationToken cancellationToken)
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

    public static async Task<BsonDocument?> FindOneAsync(this IMongoCollection<BsonDocument> collection, BsonDocument filter, CancellationToken cancellationToken)
        => await collection.Find(filter).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Changes the document that matches.</summary>
    /// <returns>The document as after the change; <see langword="null"/> when none matches.</returns>
    public static Task<BsonDocument?> ChangeOneAsync(
        this IMongoCollection<BsonDocument> collection, BsonDocument filter, BsonDocument update, CancellationToken cancellationToken)
        => collection.ChangeOrAddOneAsync(filter, update, mayAdd: false, ReturnDocument.After, cancellationToken);

    /// <summary>Changes the first of the documents that match, in an order.</summary>
    /// <returns>The document as after the change; <see langword="null"/> when none matches.</returns>
    public static async Task<BsonDocument?> ChangeFirstAsync(
        this IMongoCollection<BsonDocument> collection, BsonDocument filter, BsonDocument order, BsonDocument update, CancellationToken cancellationToken)
    {
        var options = new FindOneAndUpdateOptions<BsonDocument> { ReturnDocument = ReturnDocument.After, Sort = order };
        return await collection.FindOneAndUpdateAsync(filter, update, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes the document that matches, or makes one.</summary>
    /// <returns>The document as before or after the change; <see langword="null"/> when there was none.</returns>
    public static async Task<BsonDocument?> ChangeOrAddOneAsync(
        this IMongoCollection<BsonDocument> collection,
        BsonDocument filter,
        BsonDocument update,
        bool mayAdd,
        ReturnDocument answer,
        CancellationToken cancellationToken)
    {
        var options = new FindOneAndUpdateOptions<BsonDocument> { ReturnDocument = answer, IsUpsert = mayAdd };
        return await collection.FindOneAndUpdateAsync(filter, update, options, cancellationToken).ConfigureAwait(false);
    }

    public static async Task<List<BsonDocument>> ListIndexesAsync(this IMongoCollection<BsonDocument> collection, CancellationToken cancellationToken)
    {
        using var cursor = await collection.Indexes.ListAsync(cancellationToken).ConfigureAwait(false);
        return await cursor.ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a unique index has refused a write, and nothing else is wrong with it.</summary>
    public static bool IsDuplicateKey(this MongoException exception) => exception switch
    {
        MongoCommandException { Code: DuplicateKey } => true,
        MongoWriteException { WriteError.Category: ServerErrorCategory.DuplicateKey, WriteConcernError: null } => true,
        _ => false,
    };
}
