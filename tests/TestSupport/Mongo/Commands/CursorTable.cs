using System.Collections.Concurrent;
using MongoDB.Bson;
using TestSupport.Mongo.Values;

namespace TestSupport.Mongo.Commands;

/// <summary>The found documents that the driver has still to fetch.</summary>
internal sealed class CursorTable
{
    public const int FirstBatch = 101;

    private readonly ConcurrentDictionary<long, IReadOnlyList<BsonDocument>> cursors = new();
    private long last;

    /// <summary>Replies with the first batch, and keeps the rest for <c>getMore</c>.</summary>
    public BsonDocument Open(string place, IReadOnlyList<BsonDocument> documents, int batchSize = FirstBatch)
    {
        var id = documents.Count <= batchSize ? 0 : Interlocked.Increment(ref last);
        if (id != 0)
            cursors[id] = [.. documents.Skip(batchSize)];

        return Reply(id, place, "firstBatch", documents.Take(batchSize));
    }

    /// <summary>Replies with all that is left.</summary>
    public BsonDocument Finish(long id, string place) => cursors.TryRemove(id, out var rest)
        ? Reply(0, place, "nextBatch", rest)
        : throw new CommandException(ErrorCode.CursorNotFound, $"cursor id {id} not found");

    public bool Kill(long id) => cursors.TryRemove(id, out _);

    private static BsonDocument Reply(long id, string place, string batchName, IEnumerable<BsonDocument> batch) => new()
    {
        { "cursor", new BsonDocument { { batchName, new BsonArray(batch) }, { "id", id }, { "ns", place } } },
        { "ok", 1.0 },
    };
}
