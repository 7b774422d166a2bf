namespace JwtMongoSms.Testing.Contracts;

/// <summary>Calls that start at once.</summary>
internal static class Race
{
    internal const int Callers = 200;

    /// <summary>Lets 200 callers go at the same moment.</summary>
    internal static async Task<T[]> RunAsync<T>(Func<int, Task<T>> call)
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
