using System.Collections.Concurrent;
using MongoDB.Bson;
using TestSupport.Mongo.Commands;
using TestSupport.Mongo.Values;

namespace TestSupport.Mongo;

/// <summary>Records a command, lets the planned fault strike it, and runs it.</summary>
internal sealed class CommandRunner(ServerState state, FaultPlan faults, bool recordsCommands)
{
    private readonly ConcurrentQueue<RecordedCommand> commands = new();
    private readonly ConcurrentQueue<string> refusals = new();

    public IReadOnlyList<RecordedCommand> Commands => [.. commands];

    public IReadOnlyList<string> Refusals => [.. refusals];

    public void Refuse(string what) => refusals.Enqueue(what);

    public void ClearRecord()
    {
        commands.Clear();
        refusals.Clear();
    }

    public async Task<BsonDocument> RunAsync(BsonDocument body, int connection, CancellationToken cancellationToken)
    {
        var command = RecordedCommand.From(body);
        if (recordsCommands)
            commands.Enqueue(command);
        if (faults.Take(command) is not { } fault)
            return Run(body, connection);

        try
        {
            await fault.BeforeAsync(cancellationToken);
        }
        catch (CommandException exception)
        {
            return exception.ToReply(body);
        }

        return await fault.AfterAsync(Run(body, connection), command, cancellationToken);
    }

    private BsonDocument Run(BsonDocument body, int connection)
    {
        try
        {
            return CommandTable.Run(body, connection, state);
        }
        catch (CommandException exception) when (!exception.IsRefusal)
        {
            return exception.ToReply(body);
        }
        catch (Exception exception)
        {
            var error = exception as CommandException ?? new CommandException(ErrorCode.InternalError, exception.ToString());
            Refuse($"{error.Message} In {body}");
            return error.ToReply(body);
        }
    }
}
