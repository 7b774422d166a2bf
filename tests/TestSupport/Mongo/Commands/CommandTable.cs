using MongoDB.Bson;
using TestSupport.Mongo.Values;

namespace TestSupport.Mongo.Commands;

/// <summary>The commands that the server knows: those of the stores, of the driver, and of tests that look into the database.</summary>
internal static class CommandTable
{
    private static readonly Dictionary<string, Func<CommandCall, BsonDocument>> Reads = new()
    {
        ["hello"] = ServerCommands.Hello,
        ["isMaster"] = ServerCommands.Hello,
        ["ping"] = ServerCommands.Ping,
        ["listCollections"] = ServerCommands.ListCollections,
        ["listIndexes"] = IndexCommands.List,
        ["find"] = ReadCommands.Find,
        ["aggregate"] = ReadCommands.Count,
    };

    private static readonly Dictionary<string, Func<CommandCall, BsonDocument>> Writes = new()
    {
        ["insert"] = WriteCommands.Insert,
        ["update"] = WriteCommands.Update,
        ["delete"] = WriteCommands.Delete,
        ["findAndModify"] = FindAndModifyCommand.Run,
        ["createIndexes"] = IndexCommands.Create,
        ["create"] = ServerCommands.Create,
        ["dropDatabase"] = ServerCommands.DropDatabase,
    };

    public static BsonDocument Run(BsonDocument body, int connection, ServerState state)
    {
        var name = body.GetElement(0).Name;
        if (Reads.TryGetValue(name, out var read))
            return new CommandCall(body, connection, state, isWrite: false).Run(read);

        return Writes.TryGetValue(name, out var write)
            ? new CommandCall(body, connection, state, isWrite: true).Run(write)
            : throw CommandException.Unsupported($"the command {name}");
    }
}
