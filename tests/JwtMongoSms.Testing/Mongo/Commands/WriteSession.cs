using JwtMongoSms.Testing.Mongo.Commands;

namespace JwtMongoSms.Testing.Mongo.Sessions;

/// <summary>A driver's logical session: its newest retryable write, and what the statements of that have come to.</summary>
internal sealed class WriteSession(string id)
{
    private readonly Dictionary<int, Outcome> outcomes = [];
    private long transaction = -1;

    public Lock Gate { get; } = new();

    /// <summary>Begins a write, or takes up the one that is sent again.</summary>
    public void Begin(long number)
    {
        if (number < transaction)
        {
            throw Errors.TransactionTooOld(
                $"Retryable write with txnNumber {number} is prohibited on session {id} because a newer retryable write with txnNumber {transaction} has already started on this session.");
        }

        if (number > transaction)
            outcomes.Clear();
        transaction = number;
    }

    /// <summary>Runs a statement, unless it has run: then the old outcome stands.</summary>
    public Outcome Run(int statement, Func<Outcome> write)
    {
        if (outcomes.TryGetValue(statement, out var old))
            return old;

        var outcome = write();
        if (outcome.HasWritten)
            outcomes.Add(statement, outcome);
        return outcome;
    }
}
