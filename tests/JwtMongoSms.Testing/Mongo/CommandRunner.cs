using JwtMongoSms.Testing.Mongo.Faults;
using JwtMongoSms.Testing.Mongo.Wire;
using MongoDB.Bson;

namespace JwtMongoSms.Testing.Mongo.Commands;

/// <summary>Takes a command down, lets happen to it what the test has planned, and runs it.</summary>
internal sealed class CommandRunner(ServerState state, CommandLog log, RefusalLog refusals, FaultPlan faults)
{
    public RefusalLog Refusals => refusals;

    public async Task<BsonDocument> RunAsync(WireRequest request, int connection, CancellationToken cancellationToken)
    {
        try
        {
            var command = log.Add(request.Body, connection);
            if (faults.Take(command) is not { } fault)
                return CommandTable.Run(command, state);

            await fault.BeforeAsync(cancellationToken);
            return await fault.AfterAsync(Answer(command), command, cancellationToken);
        }
        catch (CommandException exception)
        {
            return Refuse(exception, request.Body);
        }
        catch (Exception exception) when (exception is not (ConnectionDroppedException or OperationCanceledException))
        {
            return Refuse(Errors.InternalError(exception), request.Body);
        }
    }

    // What happens after a command happens after one that failed too.
    private BsonDocument Answer(RecordedCommand command)
    {
        try
        {
            return CommandTable.Run(command, state);
        }
        catch (CommandException exception)
        {
            return Refuse(exception, command.Body);
        }
    }

    private BsonDocument Refuse(CommandException exception, BsonDocument command)
    {
        if (exception.IsRefusal)
            refusals.Add($"{exception.Message} In {command}");

        return exception.ToReply(command);
    }
}
