using JwtMongoSms.Testing.Mongo.Commands;
using MongoDB.Bson;

namespace JwtMongoSms.Testing.Mongo.Faults;

/// <summary>Which commands a fault is meant for; what is to happen to them comes next.</summary>
public sealed class PlannedFault
{
    private readonly FaultPlan plan;
    private readonly Func<RecordedCommand, bool> isMeant;
    private readonly int times;

    internal PlannedFault(FaultPlan plan, Func<RecordedCommand, bool> isMeant, int times)
        => (this.plan, this.isMeant, this.times) = (plan, isMeant, times);

    /// <summary>Strikes so many commands instead of one.</summary>
    public PlannedFault Times(int count) => new(plan, isMeant, count);

    /// <summary>Strikes every command from now on.</summary>
    public PlannedFault Always() => Times(-1);

    /// <summary>The connection ends, and nothing is done.</summary>
    public Fault DropBefore() => Before(_ => throw new ConnectionDroppedException());

    /// <summary>The connection ends when everything is done, and no answer comes.</summary>
    public Fault DropAfter() => After((_, _, _) => throw new ConnectionDroppedException());

    /// <summary>The server has just lost an election, and does nothing.</summary>
    public Fault NotWritablePrimary() => Fail(10107, "NotWritablePrimary", "not primary");

    /// <summary>The server refuses.</summary>
    public Fault Fail(int code, string codeName, string message, params string[] labels)
        => Before(_ => throw new CommandException(code, codeName, message) { Labels = labels });

    /// <summary>Everything is done, and the server can't tell whether a majority will keep it: 64 is a time-out, 91 a shutdown.</summary>
    public Fault WriteConcernError(int code = 64) => After((reply, command, _) => Task.FromResult(WriteConcernFailure.AddTo(reply, command, code)));

    /// <summary>Everything waits that long before it is done.</summary>
    public Fault DelayBefore(TimeSpan delay) => Before(cancellationToken => Task.Delay(delay, cancellationToken));

    /// <summary>Everything is done, and the answer takes that long.</summary>
    public Fault DelayAfter(TimeSpan delay) => After(async (reply, _, cancellationToken) =>
    {
        await Task.Delay(delay, cancellationToken);
        return reply;
    });

    /// <summary>Nothing is done until the test lets go.</summary>
    public Hold HoldBefore()
    {
        var hold = new Hold();
        plan.Add(new Fault(isMeant, times, hold.WaitAsync, (reply, _, _) => hold.EndAsync(reply)));
        return hold;
    }

    /// <summary>Everything is done, and no answer comes until the test lets go.</summary>
    public Hold HoldAfter()
    {
        var hold = new Hold();
        After(async (reply, _, cancellationToken) =>
        {
            await hold.WaitAsync(cancellationToken);
            return await hold.EndAsync(reply);
        });
        return hold;
    }

    private Fault Before(Func<CancellationToken, Task> action) => plan.Add(new Fault(isMeant, times, action, null));

    private Fault After(Func<BsonDocument, RecordedCommand, CancellationToken, Task<BsonDocument>> action)
        => plan.Add(new Fault(isMeant, times, null, action));
}
