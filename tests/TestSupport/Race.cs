namespace TestSupport;

/// <summary>Calls that start at once.</summary>
public static class Race
{
    public const int Callers = 200;

    /// <summary>Lets 200 callers go at the same moment.</summary>
    public static async Task<T[]> RunAsync<T>(Func<int, Task<T>> call)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var calls = Enumerable.Range(0, Callers).Select(async caller =>
        {
            await start.Task;
            return await call(caller);
        }).ToArray();
        start.SetResult();
        return await Task.WhenAll(calls);
    }
}
