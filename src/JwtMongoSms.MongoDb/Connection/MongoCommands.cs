using MongoDB.Bson;
using MongoDB.Driver;

namespace JwtMongoSms.MongoDb.Connection;

/// <summary>Sends the commands of one verb. Each tells MongoDB the time that is left, and compares text byte by byte.</summary>
internal sealed class MongoCommands(IMongoCollection<BsonDocument> collection, RequestDeadline deadline)
{
    // More than any user has sessions, so that a list is one command.
    private const int BatchSize = 1_000;

    private static BsonDocument SimpleCollation => new("locale", "simple");

    /// <summary>Reads the first document that matches; <see langword="null"/> when there is none.</summary>
    public Task<T?> FindOneAsync<T>(BsonDocument filter, Func<BsonDocument, T> read, CancellationToken cancellationToken)
        where T : class
        => FindOneAsync(filter, read, sort: null, cancellationToken);

    /// <summary>Reads the first document that matches; <see langword="null"/> when there is none.</summary>
    public async Task<T?> FindOneAsync<T>(
        BsonDocument filter, Func<BsonDocument, T> read, BsonDocument? sort, CancellationToken cancellationToken)
        where T : class
        => (await FindAsync(filter, sort, limit: 1, cancellationToken).ConfigureAwait(false)) is [var found] ? read(found) : null;

    public async Task<IReadOnlyList<T>> FindAllAsync<T>(
        BsonDocument filter, Func<BsonDocument, T> read, BsonDocument sort, CancellationToken cancellationToken)
        => (await FindAsync(filter, sort, limit: null, cancellationToken).ConfigureAwait(false)).ConvertAll(document => read(document));

    /// <summary>Reads a page: the ids and one field of the next documents in the order of the ids.</summary>
    public Task<List<BsonDocument>> FindPageAsync(BsonDocument filter, string field, CancellationToken cancellationToken)
        => FindAsync(filter, new BsonDocument("_id", 1), BatchSize, cancellationToken, new BsonDocument(field, 1));

    /// <summary>Changes one document.</summary>
    /// <returns>The document after the change; <see langword="null"/> when none matches.</returns>
    public async Task<T?> FindOneAndUpdateAsync<T>(
        BsonDocument filter, BsonDocument update, Func<BsonDocument, T> read, CancellationToken cancellationToken)
        where T : class
    {
        var found = await FindOneAndUpdateAsync(filter, update, ReturnDocument.After, isUpsert: false, cancellationToken)
            .ConfigureAwait(false);
        return found is null ? null : read(found);
    }

    /// <summary>Changes one document, or inserts it where none matches.</summary>
    /// <returns>The document from before or after the change; <see langword="null"/> when there was none.</returns>
    public Task<BsonDocument?> FindOneAndUpdateAsync(
        BsonDocument filter, BsonDocument update, ReturnDocument returned, bool isUpsert, CancellationToken cancellationToken)
    {
        var options = new FindOneAndUpdateOptions<BsonDocument, BsonDocument?>
        {
            ReturnDocument = returned,
            IsUpsert = isUpsert,
            MaxTime = deadline.Left,
            Collation = Collation.Simple,
        };
        return collection.FindOneAndUpdateAsync(filter, update, options, cancellationToken);
    }

    /// <summary>Inserts a document whose id we made. A duplicate of that id is the same document, inserted before a lost reply.</summary>
    public async Task<bool> InsertOnceAsync(BsonDocument document, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync("insert", "documents", [document], cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (WriteErrorException exception) when (exception.Code == MongoErrors.DuplicateKey)
        {
            return false;
        }
    }

    /// <returns>Whether a document matched.</returns>
    public async Task<bool> UpdateOneAsync(BsonDocument filter, BsonDocument update, CancellationToken cancellationToken)
        => await UpdateAsync(filter, update, isMulti: false, cancellationToken).ConfigureAwait(false) == 1;

    /// <returns>How many documents matched.</returns>
    public Task<int> UpdateManyAsync(BsonDocument filter, BsonDocument update, CancellationToken cancellationToken)
        => UpdateAsync(filter, update, isMulti: true, cancellationToken);

    /// <summary>Changes a document for each filter, by one command. Each change is atomic; they end at the first that fails.</summary>
    public Task UpdateEachAsync(IEnumerable<(BsonDocument Filter, BsonDocument Update)> changes, CancellationToken cancellationToken)
        => WriteAsync(
            "update", "updates", [.. changes.Select(change => Statement(change.Filter, change.Update, isMulti: false))], cancellationToken);

    /// <returns>Whether a document matched.</returns>
    public async Task<bool> DeleteOneAsync(BsonDocument filter, CancellationToken cancellationToken)
    {
        var statement = new BsonDocument { { "q", filter }, { "limit", 1 }, { "collation", SimpleCollation } };
        return (await WriteAsync("delete", "deletes", [statement], cancellationToken).ConfigureAwait(false))["n"] == 1;
    }

    private async Task<int> UpdateAsync(BsonDocument filter, BsonDocument update, bool isMulti, CancellationToken cancellationToken)
        => (await WriteAsync("update", "updates", [Statement(filter, update, isMulti)], cancellationToken).ConfigureAwait(false))["n"]
            .ToInt32();

    private static BsonDocument Statement(BsonDocument filter, BsonDocument update, bool isMulti)
        => new() { { "q", filter }, { "u", update }, { "multi", isMulti }, { "collation", SimpleCollation } };

    private async Task<List<BsonDocument>> FindAsync(
        BsonDocument filter, BsonDocument? sort, int? limit, CancellationToken cancellationToken, BsonDocument? projection = null)
    {
        var options = new FindOptions<BsonDocument>
        {
            Projection = projection,
            Sort = sort,
            Limit = limit,
            BatchSize = limit is null ? BatchSize : null,
            MaxTime = deadline.Left,
            Collation = Collation.Simple,
        };
        using var cursor = await collection.FindAsync(filter, options, cancellationToken).ConfigureAwait(false);
        return await cursor.ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    // The driver's own insert, update and delete send no maxTimeMS. Without them there are no retries; no verb relies on those.
    private async Task<BsonDocument> WriteAsync(
        string name, string field, BsonArray statements, CancellationToken cancellationToken)
    {
        var command = new BsonDocument
        {
            { name, collection.CollectionNamespace.CollectionName },
            { field, statements },
            { "writeConcern", collection.Settings.WriteConcern.ToBsonDocument() },
            { "maxTimeMS", (long)deadline.Left.TotalMilliseconds },
        };
        var reply = await collection.Database.RunCommandAsync<BsonDocument>(command, ReadPreference.Primary, cancellationToken)
            .ConfigureAwait(false);
        return reply.TryGetValue("writeErrors", out var errors) ? throw new WriteErrorException(errors[0].AsBsonDocument) : reply;
    }
}

/// <summary>MongoDB refused a write.</summary>
internal sealed class WriteErrorException(BsonDocument error) : Exception
{
    public BsonDocument Error => error;

    public int Code => error["code"].ToInt32();
}
