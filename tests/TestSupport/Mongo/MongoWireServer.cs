using TestSupport.Mongo.Commands;

namespace TestSupport.Mongo;

/// <summary>
/// A MongoDB in this process, reached by the real driver over a real socket: a replica set of one that does what our stores send,
/// exactly as MongoDB does it, and refuses everything else.
/// </summary>
public sealed class MongoWireServer : IAsyncDisposable
{
    private readonly ServerState state;
    private readonly CommandRunner runner;
    private readonly int port;
    private WireListener? listener;

    private MongoWireServer(MongoWireOptions options, TimeProvider time)
    {
        state = new ServerState(options, time);
        runner = new CommandRunner(state, Faults, options.RecordsCommands);
        listener = new WireListener(0, runner);
        port = listener.Port;
        state.Address = $"127.0.0.1:{port}";
    }

    /// <summary>Gets how to reach the server, before and after a restart.</summary>
    public string ConnectionString => state.Options.IsSharded
        ? $"mongodb://{state.Address}/?directConnection=false"
        : $"mongodb://{state.Address}/?replicaSet={ServerState.SetName}";

    /// <summary>Gets what is planned to go wrong.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>Gets every command in the order of arrival, the driver's own included.</summary>
    public IReadOnlyList<RecordedCommand> Commands => runner.Commands;

    /// <summary>Gets what a client sent that this server can't do. A test that leaves anything here has proved nothing.</summary>
    public IReadOnlyList<string> Refusals => runner.Refusals;

    /// <summary>Gets how many connections are open.</summary>
    public int Connections => listener?.Connections ?? 0;

    /// <summary>Starts a server on a free port of this machine.</summary>
    public static MongoWireServer Start(TimeProvider time, MongoWireOptions? options = null)
        => new(options ?? new MongoWireOptions(), time);

    /// <summary>Returns the commands of one name, on one collection or on any.</summary>
    public IReadOnlyList<RecordedCommand> CommandsNamed(string name, string? collection = null)
        => [.. Commands.Where(command => command.Name == name && (collection is null || command.Collection == collection))];

    /// <summary>Forgets all commands and refusals.</summary>
    public void ClearRecord() => runner.ClearRecord();

    /// <summary>Throws where a client sent what this server can't do.</summary>
    public void AssertNothingRefused()
    {
        if (Refusals is { Count: > 0 } refused)
            throw new InvalidOperationException($"MongoWireServer refused {refused.Count} times:\n{string.Join('\n', refused)}");
    }

    /// <summary>Removes what has expired by the test's clock, as MongoDB's TTL monitor does every minute. Returns how many.</summary>
    public int Expire() => state.Databases.All.Sum(collection => collection.RemoveExpired(state.Time.GetUtcNow()));

    /// <summary>Closes all connections and accepts no more, as a server that is down. The data stay.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref listener, null) is { } stopped)
            await stopped.DisposeAsync();
    }

    /// <summary>Listens again on the same port, with a new election behind it.</summary>
    public void Restart()
    {
        if (listener is not null)
            return;

        state.Elections++;
        listener = new WireListener(port, runner);
    }

    /// <summary>Loses all data, indexes too.</summary>
    public void Empty() => state.Databases.Clear();

    public ValueTask DisposeAsync() => new(StopAsync());
}
