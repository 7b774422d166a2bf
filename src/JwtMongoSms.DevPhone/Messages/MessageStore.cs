namespace JwtMongoSms.DevPhone.Messages;

/// <summary>Keeps the last messages in memory and wakes what waits for the next one.</summary>
internal sealed class MessageStore(TimeProvider timeProvider)
{
    public const int Capacity = 500;

    private readonly Lock gate = new();
    private readonly LinkedList<DevPhoneMessage> newestFirst = [];
    private TaskCompletionSource nextMessage = NewSignal();

    public void Add(DevPhoneMessage message)
    {
        TaskCompletionSource arrived;
        lock (gate)
        {
            newestFirst.AddFirst(message);
            if (newestFirst.Count > Capacity)
                newestFirst.RemoveLast();

            (arrived, nextMessage) = (nextMessage, NewSignal());
        }

        arrived.SetResult();
    }

    /// <summary>The messages to a number, or to all, newest first.</summary>
    public IReadOnlyList<DevPhoneMessage> Messages(PhoneNumber? to)
    {
        lock (gate)
            return [.. newestFirst.Where(message => to is null || message.To.Equals(to))];
    }

    /// <summary>
    /// The messages after a known one, oldest first, and a task that ends when the next arrives. All are after an unknown one.
    /// </summary>
    public (IReadOnlyList<DevPhoneMessage> Messages, Task Arrival) After(string? id)
    {
        lock (gate)
            return ([.. newestFirst.TakeWhile(message => message.Id != id).Reverse()], nextMessage.Task);
    }

    /// <summary>Waits for a message with a code to a number; with <paramref name="after"/>, for one newer than that.</summary>
    /// <returns><see langword="null"/> when none has come in time, or the wait was cancelled.</returns>
    public async Task<DevPhoneMessage?> WaitForCodeAsync(PhoneNumber to, string? after, TimeSpan wait, CancellationToken cancellationToken)
    {
        var started = timeProvider.GetTimestamp();
        while (true)
        {
            var (found, arrival) = Look(to, after);
            var left = wait - timeProvider.GetElapsedTime(started);
            if (found is not null || left <= TimeSpan.Zero || !await TryWaitAsync(arrival, left, cancellationToken))
                return found;
        }
    }

    /// <summary>Waits for an arrival.</summary>
    /// <returns><see langword="false"/> when the time is over or the wait was cancelled.</returns>
    public async Task<bool> TryWaitAsync(Task arrival, TimeSpan left, CancellationToken cancellationToken)
    {
        try
        {
            await arrival.WaitAsync(left, timeProvider, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            return false;
        }
    }

    // Both under one lock: a message that comes after the look ends the wait.
    private (DevPhoneMessage? Found, Task Arrival) Look(PhoneNumber to, string? after)
    {
        lock (gate)
        {
            var found = newestFirst.TakeWhile(message => message.Id != after)
                .FirstOrDefault(message => message.To.Equals(to) && message.Code is not null);
            return (found, nextMessage.Task);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
