using MongoDB.Bson;
using TestSupport.Mongo.Values;

namespace TestSupport.Mongo.Commands;

/// <summary>A driver's logical session: its newest retryable write, and the reply to it if it has written.</summary>
internal sealed class WriteSession
{
    private readonly Lock gate = new();
    private long transaction = -1;
    private BsonDocument? reply;

    /// <summary>Runs a write once, however often the driver sends it. A repeat waits for the first.</summary>
    public BsonDocument Run(long number, Func<(BsonDocument Reply, bool HasWritten)> write)
    {
        lock (gate)
        {
            if (number < transaction)
                throw CommandException.Unsupported($"the write {number} after {transaction} in one session");
            if (number == transaction && reply is not null)
                return reply;

            (transaction, reply) = (number, null);
            var (result, hasWritten) = write();
            reply = hasWritten ? result : null;
            return result;
        }
    }
}
