using System.Collections.Concurrent;

namespace TestSupport.Mongo.Commands;

/// <summary>What was asked of the server that it doesn't do. A test that leaves something here has proved nothing.</summary>
internal sealed class RefusalLog
{
    private readonly ConcurrentQueue<string> refusals = new();

    public IReadOnlyList<string> All => [.. refusals];

    public void Add(string refusal) => refusals.Enqueue(refusal);

    public void Clear() => refusals.Clear();
}
