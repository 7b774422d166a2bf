namespace JwtMongoSms.Benchmarks;

/// <summary>16 clients, each of which takes one step after the other on a connection of its own.</summary>
internal static class Crowd
{
    public const int Clients = 16;

    /// <param name="takeStep">Takes a step, by its number; the result is whether to go on.</param>
    public static Task RunAsync(Func<int, Task<bool>> takeStep)
    {
        var steps = -1;
        return Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            while (await takeStep(Interlocked.Increment(ref steps)))
                continue;
        })));
    }
}
