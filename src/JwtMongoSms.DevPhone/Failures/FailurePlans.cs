using JwtMongoSms.Phones;

namespace JwtMongoSms.AspNetCore.DevPhone.Failures.Internal;

/// <summary>The failures that are chosen, at most one for each number and one for all.</summary>
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

    /// <summary>Chooses a failure in place of the one that its number had.</summary>
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

    /// <summary>What is to happen to a message that has just been posted. The number's own failure comes before the one for all.</summary>
    public PlannedFailure? Meet(PhoneNumber to)
    {
        lock (gate)
        {
            var met = plans.Find(plan => to.Equals(plan.To)) ?? plans.Find(plan => plan.To is null);
            if (met is { IsForNextOnly: true })
                plans.Remove(met);

            return met;
        }
    }
}
