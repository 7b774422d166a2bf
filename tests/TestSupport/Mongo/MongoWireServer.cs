using TestSupport.Mongo.Commands;
using TestSupport.Mongo.Faults;
using TestSupport.Mongo.Wire;

namespace TestSupport.Mongo;

/// <summary>
/// A MongoDB in this process, reached by the real driver over a real socket: a replica set of one that does what our stores ask for, exactly as
/// MongoDB does it, and refuses everything else.
/// </summary>
public sealed class MongoWireServer : IAsyncDisposable
{
    private readonly ServerState state;
    private readonly CommandLog log;
    private readonly RefusalLog refusals = new();
    private readonly CommandRunner runner;
    private readonly int port;
    private WireListener? listener;

    private MongoWireServer(MongoWireOptions options, TimeProvider time)
    {
        state = new ServerState(options, time);
        log = new CommandLog(options.RecordsCommands);
        runner = new CommandRunner(state, log, refusals, Faults);
        listener = new WireListener(0, runner);
        port = listener.Port;
        state.Address = $"127.0.0.1:{port}";
    }

    /// <summary>How to reach it. It stays the same when the server is down and comes back.</summary>
    public string ConnectionString => $"mongodb://{state.Address}/?replicaSet={state.Options.SetName}";

    /// <summary>What is to go wrong.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>Everything that came, in order, the driver's own handshakes and heartbeats too.</summary>
    public IReadOnlyList<RecordedCommand> Commands => log.All;

    /// <summary>What was asked that this server can't do. A test that leaves anything here has proved nothing.</summary>
    public IReadOnlyList<string> Refusals => refusals.All;

    /// <summary>How many connections are open.</summary>
    public int Connections => listener?.Connections ?? 0;

    /// <summary>How many cursors are open.</summary>
    public int Cursors => state.Cursors.Count;

    /// <summary>Starts one on a free port of this machine.</summary>
    public static MongoWireServer Start(TimeProvider time, MongoWireOptions? options = null) => new(options ?? new MongoWireOptions(), time);

    /// <summary>The commands of one name, on one collection or on any.</summary>
    public IReadOnlyList<RecordedCommand> CommandsNamed(string name, string? collection = null)
        => [.. Commands.Where(command => command.Name == name && (collection is null || command.Collection == collection))];

    /// <summary>Forgets which commands came and what was refused.</summary>
    public void ClearRecord()
    {
        log.Clear();
        refusals.Clear();
    }

    /// <summary>Throws where something was asked that this server can't do.</summary>
    public void AssertNothingRefused()
    {
        if (Refusals is { Count: > 0 } refused)
            throw new InvalidOperationException($"MongoWireServer refused {refused.Count} times:\n{string.Join('\n', refused)}");
    }

    /// <summary>Removes what has expired by the test's clock, as MongoDB's TTL monitor does every minute. Returns how many.</summary>
    public int Expire() => state.Databases.All.Sum(collection => collection.RemoveExpired(state.Time.GetUtcNow()));

    /// <summary>Ends all connections and takes no more, as a server that is down. Data stay.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref listener, null) is { } stopped)
            await stopped.DisposeAsync();
    }

    /// <summary>Comes back on the same port.</summary>
    public void Restart() => listener ??= new WireListener(port, runner);

    /// <summary>Hangs up on whoever connects from now on; who is connected stays.</summary>
    public void RefuseConnections(bool refuse = true)
    {
        if (listener is { } current)
            current.HangsUp = refuse;
    }

    public ValueTask DisposeAsync() => new(StopAsync());
}
