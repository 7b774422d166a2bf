using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.Sqlite.Internal;

/// <summary>
/// The one writer: a thread and a connection. It takes all verbs that wait, runs them in one transaction, and answers them when that is durable;
/// so one sync of the disk serves many callers.
/// </summary>
internal sealed class GroupWriter : IDisposable
{
    // A sync takes several times as long.
    private static readonly TimeSpan Patience = TimeSpan.FromMicroseconds(100);

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
        verb.GiveUpOn(cancellationToken);
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

        verb.Fail(StoreErrors.Closed(file.Path));
        return verb.Task;
    }

    /// <summary>Finishes what waits, and closes the connection.</summary>
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

    // Those who were just answered often have a next verb. Without a moment for them to come, half of the callers would ride in every
    // other group, and each sync would serve half as many. The moment ends when nobody comes any more.
    private void Gather(int answered)
    {
        var count = Volatile.Read(ref waitingCount);
        var expected = count + answered;
        for (var since = Stopwatch.GetTimestamp(); count < expected && Stopwatch.GetElapsedTime(since) < Patience;)
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
            connection.Execute("BEGIN IMMEDIATE");
            foreach (var verb in group)
                Run(verb, connection);

            connection.Execute("COMMIT");
        }
        catch (Exception exception)
        {
            // The edge: whatever it was, nobody is told that something was done, and the thread lives on.
            Fail(exception);
            return;
        }

        foreach (var verb in group)
            verb.Answer();

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
        catch (Exception exception) when (open.InTransaction && StoreErrors.IsOfOneStatement(exception))
        {
            verb.Reject(StoreErrors.From(exception, file.Path));
        }
    }

    private void Fail(Exception exception)
    {
        // Closing rolls back, whatever state the error has left; the next group begins with a connection that is known to be well.
        connection?.Dispose();
        connection = null;

        // One line when it begins: a full disk under load would otherwise fill what is left of it with log lines.
        var failure = StoreErrors.From(exception, file.Path);
        if (!isFailing)
            Log.StoreFails(logger, failure, failure.Failure, file.Path, group.Count);

        isFailing = true;
        foreach (var verb in group)
            verb.Fail(StoreErrors.From(exception, file.Path));
    }
}
