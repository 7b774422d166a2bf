namespace TestSupport.Mongo;

/// <summary>Commands that are delayed until the test releases them.</summary>
public sealed class Hold
{
    private readonly SemaphoreSlim arrivals = new(0);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits until one more command is held.</summary>
    public Task ReachedAsync(CancellationToken cancellationToken) => arrivals.WaitAsync(cancellationToken);

    /// <summary>Releases all commands, for good.</summary>
    public void Release() => released.TrySetResult();

    internal Task WaitAsync(CancellationToken cancellationToken)
    {
        arrivals.Release();
        return released.Task.WaitAsync(cancellationToken);
    }
}
