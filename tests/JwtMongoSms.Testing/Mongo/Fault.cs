using MongoDB.Bson;

namespace JwtMongoSms.Testing.Mongo.Faults;

/// <summary>Something that goes wrong with the next commands that it is meant for.</summary>
public sealed class Fault
{
    private readonly Func<RecordedCommand, bool> isMeant;
    private readonly Func<CancellationToken, Task>? before;
    private readonly Func<BsonDocument, RecordedCommand, CancellationToken, Task<BsonDocument>>? after;
    private int left;
    private int taken;

    internal Fault(
        Func<RecordedCommand, bool> isMeant,
        int times,
        Func<CancellationToken, Task>? before,
        Func<BsonDocument, RecordedCommand, CancellationToken, Task<BsonDocument>>? after)
        => (this.isMeant, left, this.before, this.after) = (isMeant, times, before, after);

    /// <summary>How often it has struck.</summary>
    public int Taken => Volatile.Read(ref taken);

    internal bool TryTake(RecordedCommand command)
    {
        if (left == 0 || !isMeant(command))
            return false;

        left--;
        Interlocked.Increment(ref taken);
        return true;
    }

    internal Task BeforeAsync(CancellationToken cancellationToken) => before?.Invoke(cancellationToken) ?? Task.CompletedTask;

    internal Task<BsonDocument> AfterAsync(BsonDocument reply, RecordedCommand command, CancellationToken cancellationToken)
        => after?.Invoke(reply, command, cancellationToken) ?? Task.FromResult(reply);
}
