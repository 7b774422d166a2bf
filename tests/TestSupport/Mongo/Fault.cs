using MongoDB.Bson;

namespace TestSupport.Mongo;

/// <summary>Something that goes wrong with the next commands that it is meant for.</summary>
public sealed class Fault
{
    private readonly Func<RecordedCommand, bool> isMeant;
    private int left;
    private int taken;

    internal Fault(Func<RecordedCommand, bool> isMeant, int times) => (this.isMeant, left) = (isMeant, times);

    /// <summary>Gets how often it has struck.</summary>
    public int Taken => Volatile.Read(ref taken);

    /// <summary>Gets what happens before the command runs.</summary>
    internal Func<CancellationToken, Task> BeforeAsync { get; init; } = _ => Task.CompletedTask;

    /// <summary>Gets what happens between the command and its reply.</summary>
    internal Func<BsonDocument, RecordedCommand, CancellationToken, Task<BsonDocument>> AfterAsync { get; init; }
        = (reply, _, _) => Task.FromResult(reply);

    internal bool TryTake(RecordedCommand command)
    {
        if (left == 0 || !isMeant(command))
            return false;

        left--;
        Interlocked.Increment(ref taken);
        return true;
    }
}
