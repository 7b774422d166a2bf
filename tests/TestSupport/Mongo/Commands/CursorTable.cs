using System.Collections.Concurrent;
using MongoDB.Bson;

namespace TestSupport.Mongo.Commands;

/// <summary>What was found and is still to be fetched.</summary>
internal sealed class CursorTable
{
    public const int FirstBatch = 101;

    private readonly ConcurrentDictionary<long, (string Namespace, Queue<BsonDocument> Remaining)> cursors = new();
    private long last;

    public int Count => cursors.Count;

    /// <summary>Answers the first batch. A cursor stays open if there is more, unless only one batch is wanted.</summary>
    public BsonDocument Open(string place, IReadOnlyList<BsonDocument> documents, int batchSize, bool singleBatch = false)
    {
        var rest = new Queue<BsonDocument>(documents.Skip(batchSize));
        var id = rest.Count == 0 || singleBatch ? 0 : Interlocked.Increment(ref last);
        if (id != 0)
            cursors[id] = (place, rest);

        return Reply(id, place, "firstBatch", documents.Take(batchSize));
    }

    public BsonDocument Next(long id, string place, int? batchSize)
    {
        if (!cursors.TryGetValue(id, out var cursor) || cursor.Namespace != place)
            throw Errors.CursorNotFound(id);

        lock (cursor.Remaining)
        {
            var batch = new List<BsonDocument>();
            while (batch.Count < (batchSize ?? int.MaxValue) && cursor.Remaining.TryDequeue(out var document))
                batch.Add(document);
            if (cursor.Remaining.Count == 0)
                cursors.TryRemove(id, out _);

            return Reply(cursor.Remaining.Count == 0 ? 0 : id, place, "nextBatch", batch);
        }
    }

    public bool Kill(long id) => cursors.TryRemove(id, out _);

    private static BsonDocument Reply(long id, string place, string batchName, IEnumerable<BsonDocument> batch) => new()
    {
        { "cursor", new BsonDocument { { batchName, new BsonArray(batch) }, { "id", id }, { "ns", place } } },
        { "ok", 1.0 },
    };
}
