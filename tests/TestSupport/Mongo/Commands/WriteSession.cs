using MongoDB.Bson;
using TestSupport.Mongo.Values;

namespace TestSupport.Mongo.Commands;

/// <summary>A driver's logical session: its newest retryable write, and what each statement of it resulted in.</summary>
internal sealed class WriteSession
{
    private readonly Dictionary<int, BsonDocument> results = [];
    private long transaction = -1;

    /// <summary>Held while a write runs: a repeat waits for the first.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Begins a write, or the repeat of one.</summary>
    public void Begin(long number)
    {
        if (number < transaction)
            throw new CommandException(ErrorCode.TransactionTooOld, $"A newer retryable write than {number} has started: {transaction}");
        if (number > transaction)
            results.Clear();

        transaction = number;
    }

    /// <summary>Runs a statement, unless it has written before: then its result stands.</summary>
    public BsonDocument Run(int statement, Func<WriteResult> write)
    {
        if (results.TryGetValue(statement, out var old))
            return old;

        var (result, hasWritten) = write();
        if (hasWritten)
            results.Add(statement, result);

        return result;
    }
}
