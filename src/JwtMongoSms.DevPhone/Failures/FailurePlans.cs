namespace JwtMongoSms.DevPhone.Failures;

/// <summary>The chosen failures: at most one for each number, and one for all.</summary>
internal sealed class FailurePlans
{
    private readonly Lock gate = new();
    private readonly List<PlannedFailure> plans = [];

    /// <summary>In the order in which they were chosen.</summary>
    public IReadOnlyList<PlannedFailure> All
    {
        get
        {
            lock (gate)
                return [.. plans];
        }
    }

    /// <summary>Adds a failure in place of the one that its number had.</summary>
    public void Choose(PlannedFailure failure)
    {
        lock (gate)
        {
            plans.RemoveAll(plan => Equals(plan.To, failure.To));
            plans.Add(failure);
        }
    }

    /// <summary>Removes the failure of a number or, with <see langword="null"/>, the one for all numbers.</summary>
    public void Remove(PhoneNumber? to)
    {
        lock (gate)
            plans.RemoveAll(plan => Equals(plan.To, to));
    }

    public void Clear()
    {
        lock (gate)
            plans.Clear();
    }

    /// <summary>Finds a message's failure: its number's, else the one for all. A failure for one message is removed.</summary>
    public PlannedFailure? Take(PhoneNumber to)
    {
        lock (gate)
        {
            var found = plans.Find(plan => to.Equals(plan.To)) ?? plans.Find(plan => plan.To is null);
            if (found is { IsForNextOnly: true })
                plans.Remove(found);

            return found;
        }
    }
}
