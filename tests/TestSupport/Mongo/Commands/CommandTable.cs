using MongoDB.Bson;

namespace TestSupport.Mongo.Commands;

/// <summary>The commands that there are.</summary>
internal static class CommandTable
{
    private static readonly Dictionary<string, (CommandKind Kind, Func<CommandCall, BsonDocument> Run)> Commands = new(StringComparer.OrdinalIgnoreCase)
    {
        ["hello"] = (CommandKind.Plain, HelloCommand.Run),
        ["isMaster"] = (CommandKind.Plain, HelloCommand.Run),
        ["ping"] = (CommandKind.Plain, ServerCommands.Ping),
        ["buildInfo"] = (CommandKind.Plain, ServerCommands.BuildInfo),
        ["endSessions"] = (CommandKind.Plain, ServerCommands.EndSessions),
        ["find"] = (CommandKind.Read, FindCommand.Run),
        ["getMore"] = (CommandKind.Plain, CursorCommands.GetMore),
        ["killCursors"] = (CommandKind.Plain, CursorCommands.KillCursors),
        ["count"] = (CommandKind.Read, CountCommand.Run),
        ["aggregate"] = (CommandKind.Read, AggregateCommand.Run),
        ["insert"] = (CommandKind.Write, InsertCommand.Run),
        ["update"] = (CommandKind.Write, UpdateCommand.Run),
        ["delete"] = (CommandKind.Write, DeleteCommand.Run),
        ["findAndModify"] = (CommandKind.Write, FindAndModifyCommand.Run),
        ["createIndexes"] = (CommandKind.Definition, IndexCommands.Create),
        ["listIndexes"] = (CommandKind.Read, IndexCommands.List),
        ["dropIndexes"] = (CommandKind.Definition, IndexCommands.Drop),
        ["listCollections"] = (CommandKind.Read, CollectionCommands.List),
        ["drop"] = (CommandKind.Definition, CollectionCommands.Drop),
        ["listDatabases"] = (CommandKind.Read, CollectionCommands.ListDatabases),
        ["dropDatabase"] = (CommandKind.Definition, CollectionCommands.DropDatabase),
    };

    public static BsonDocument Run(RecordedCommand command, ServerState state)
    {
        if (!Commands.TryGetValue(command.Name, out var entry))
            throw Errors.NoSuchCommand(command.Name);

        var call = new CommandCall(command, state);
        CommonFields.Read(call, entry.Kind);
        var writeConcern = entry.Kind is CommandKind.Write or CommandKind.Definition ? WriteConcern.Parse(call.Fields.Document("writeConcern")) : null;
        var reply = call.Session is null ? entry.Run(call) : RunInSession(call, entry.Run);
        return writeConcern?.Problem() is { } problem ? reply.Add("writeConcernError", problem) : reply;
    }

    // One write at a time in a session: one that is sent again waits for the first.
    private static BsonDocument RunInSession(CommandCall call, Func<CommandCall, BsonDocument> run)
    {
        lock (call.Session!.Gate)
        {
            call.Session.Begin(call.Fields.Integer("txnNumber")!.Value);
            return run(call);
        }
    }
}
