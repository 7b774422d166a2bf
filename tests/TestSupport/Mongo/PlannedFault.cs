using MongoDB.Bson;
using TestSupport.Mongo.Values;
using TestSupport.Mongo.Wire;

namespace TestSupport.Mongo;

/// <summary>Which commands a fault is meant for. What happens to them comes next.</summary>
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

    /// <summary>Drops the connection when the command is done, instead of a reply.</summary>
    public Fault DropAfter() => After((_, _, _) => throw new ConnectionDroppedException());

    /// <summary>Fails as a server that has just lost an election; the command doesn't run.</summary>
    public Fault NotWritablePrimary() => Fail(10107, "NotWritablePrimary", "not primary");

    /// <summary>Fails with an error; the command doesn't run.</summary>
    public Fault Fail(int code, string codeName, string message) => Before(_ => throw new CommandException(code, codeName, message));

    /// <summary>Runs the command, and replies that no majority has confirmed it: 64 is a time-out, 91 a shutdown.</summary>
    public Fault WriteConcernError(int code = 64) => After((reply, command, _) =>
    {
        var error = new BsonDocument { { "code", code }, { "codeName", $"Location{code}" }, { "errmsg", "not confirmed" } };
        var failed = new BsonDocument(reply) { { "writeConcernError", error } };
        CommandException.AddLabels(failed, command.Body, code);
        return Task.FromResult(failed);
    });

    /// <summary>Delays the command until the test releases it.</summary>
    public Hold HoldBefore()
    {
        var hold = new Hold();
        Before(hold.WaitAsync);
        return hold;
    }

    /// <summary>Runs the command, and delays the reply until the test releases it.</summary>
    public Hold HoldAfter()
    {
        var hold = new Hold();
        After(async (reply, _, cancellationToken) =>
        {
            await hold.WaitAsync(cancellationToken);
            return reply;
        });
        return hold;
    }

    private Fault Before(Func<CancellationToken, Task> action) => plan.Add(new Fault(isMeant, times) { BeforeAsync = action });

    private Fault After(Func<BsonDocument, RecordedCommand, CancellationToken, Task<BsonDocument>> action)
        => plan.Add(new Fault(isMeant, times) { AfterAsync = action });
}
