namespace TestSupport.Mongo;

/// <summary>What is to go wrong. The oldest fault that is meant for a command strikes it, one at a time.</summary>
public sealed class FaultPlan
{
    private readonly Lock gate = new();
    private readonly List<Fault> faults = [];

    internal FaultPlan()
    {
    }

    /// <summary>Plans for the next command of this name, on this collection or on any.</summary>
    public PlannedFault On(string command, string? collection = null)
        => When(seen => seen.Name == command && (collection is null || seen.Collection == collection));

    /// <summary>Plans for the next command that a condition holds for.</summary>
    public PlannedFault When(Func<RecordedCommand, bool> isMeant) => new(this, isMeant, times: 1);

    /// <summary>Cancels all faults; what is held stays held.</summary>
    public void Clear()
    {
        lock (gate)
            faults.Clear();
    }

    internal Fault Add(Fault fault)
    {
        lock (gate)
            faults.Add(fault);
        return fault;
    }

    internal Fault? Take(RecordedCommand command)
    {
        lock (gate)
            return faults.Find(fault => fault.TryTake(command));
    }
}
