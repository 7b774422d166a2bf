using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Sqlite.Files;

/// <summary>
/// Runs all waiting verbs in one transaction, on one thread and one connection, and completes them when it is durable: one sync of the
/// disk serves many callers.
/// </summary>
internal sealed class GroupWriter : IDisposable
{
    // A sync takes several times as long.
    private static readonly TimeSpan MaxGathering = TimeSpan.FromMicroseconds(100);

    private readonly object gate = new();
    private readonly SqliteFile file;
    private readonly ILogger logger;
    private readonly Thread thread;
    private List<Verb> waiting = [];
    private List<Verb> group = [];
    private StoreConnection? connection;
    private int waitingCount;
    private bool isClosing;
    private bool isFailing;

    public GroupWriter(SqliteFile file, StoreConnection connection, ILogger logger)
    {
        this.file = file;
        this.connection = connection;
        this.logger = logger;
        thread = new Thread(Work) { IsBackground = true, Name = "JwtMongoSms.Sqlite writer" };
        thread.UnsafeStart();
    }

    /// <summary>Runs a verb in the next transaction.</summary>
    /// <returns>Its result, when it is durable.</returns>
    public Task<T> RunAsync<T>(Func<StoreConnection, T> run, CancellationToken cancellationToken)
    {
        var verb = new Verb<T>(run);
        verb.CancelOn(cancellationToken);
        lock (gate)
        {
            if (!isClosing)
            {
                waiting.Add(verb);
                waitingCount = waiting.Count;
                if (waiting.Count == 1)
                    Monitor.Pulse(gate);

                return verb.Task;
            }
        }

        verb.Fail(SqliteErrors.Closed(file.Path));
        return verb.Task;
    }

    /// <summary>Runs the verbs that still wait, and closes the connection.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            isClosing = true;
            Monitor.Pulse(gate);
        }

        thread.Join();
    }

    private void Work()
    {
        while (TakeGroup())
        {
            Commit();
            Gather(group.Count);
            group.Clear();
        }

        connection?.Dispose();
    }

    private bool TakeGroup()
    {
        lock (gate)
        {
            while (waiting.Count == 0 && !isClosing)
                Monitor.Wait(gate);

            (group, waiting) = (waiting, group);
            waitingCount = 0;
            return group.Count > 0;
        }
    }

    // Callers whose verb was just completed often have a next one. Without this wait half of them miss the next group, and each sync serves
    // half as many. It ends when no more verbs come.
    private void Gather(int completed)
    {
        var count = Volatile.Read(ref waitingCount);
        var expected = count + completed;
        for (var since = Stopwatch.GetTimestamp(); count < expected && Stopwatch.GetElapsedTime(since) < MaxGathering;)
        {
            Thread.Yield();
            var now = Volatile.Read(ref waitingCount);
            if (now > count)
                since = Stopwatch.GetTimestamp();

            count = now;
        }
    }

    private void Commit()
    {
        try
        {
            connection ??= file.Reopen();
            connection.Prepare("BEGIN IMMEDIATE").Run();
            foreach (var verb in group)
                Run(verb, connection);

            connection.Prepare("COMMIT").Run();
        }
        catch (Exception exception)
        {
            // The edge: whatever failed, no caller is told that its verb was done, and the thread lives on.
            Fail(exception);
            return;
        }

        foreach (var verb in group)
            verb.Complete();

        if (isFailing)
            Log.StoreWorksAgain(logger, file.Path);

        isFailing = false;
    }

    private void Run(Verb verb, StoreConnection open)
    {
        if (!verb.TryBegin())
            return;

        try
        {
            verb.Run(open);
        }
        catch (Exception exception) when (open.InTransaction && SqliteErrors.IsOfOneStatement(exception))
        {
            verb.Reject(SqliteErrors.From(exception, file.Path));
        }
    }

    private void Fail(Exception exception)
    {
        // Closing rolls back, whatever state the error has left; the next group opens a connection of its own.
        connection?.Dispose();
        connection = null;

        // One line at the first failure: under load, log lines would fill what is left of a full disk.
        var failure = SqliteErrors.From(exception, file.Path);
        if (!isFailing)
            Log.StoreFails(logger, failure.Failure, file.Path, group.Count, failure.Message);

        isFailing = true;
        foreach (var verb in group)
            verb.Fail(SqliteErrors.From(exception, file.Path));
    }
}
