namespace TestSupport.Processes;

/// <summary>What a process has written so far, and a way to wait for what it will write.</summary>
public sealed class OutputLines
{
    private readonly Lock gate = new();
    private readonly List<string> lines = [];
    private TaskCompletionSource change = NewSignal();
    private int openStreams = 2;

    public string Text
    {
        get
        {
            lock (gate)
                return string.Join('\n', lines);
        }
    }

    public int Count(string part)
    {
        lock (gate)
            return lines.Count(line => line.Contains(part, StringComparison.Ordinal));
    }

    /// <summary>Takes a line; <see langword="null"/> is the end of one of the two streams.</summary>
    public void Add(string? line)
    {
        TaskCompletionSource happened;
        lock (gate)
        {
            if (line is null)
                openStreams--;
            else
                lines.Add(line);

            (happened, change) = (change, NewSignal());
        }

        happened.SetResult();
    }

    /// <summary>The first line with this text in it, now or later.</summary>
    /// <exception cref="InvalidOperationException">The process ended without it; the message holds all that it wrote.</exception>
    public async Task<string> FirstAsync(string part, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (found, isOver, next) = Look(part);
            if (found is not null)
                return found;

            if (isOver)
                throw new InvalidOperationException($"The process ended and never wrote \"{part}\". It wrote:\n{Text}");

            await next.WaitAsync(cancellationToken);
        }
    }

    private (string? Found, bool IsOver, Task Next) Look(string part)
    {
        lock (gate)
            return (lines.Find(line => line.Contains(part, StringComparison.Ordinal)), openStreams == 0, change.Task);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
