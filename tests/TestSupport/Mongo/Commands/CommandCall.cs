using MongoDB.Bson;
using TestSupport.Mongo.Sessions;
using TestSupport.Mongo.Storage;

namespace TestSupport.Mongo.Commands;

/// <summary>A command on its way through the server.</summary>
internal sealed class CommandCall(RecordedCommand command, ServerState state)
{
    public RecordedCommand Command => command;

    public ServerState State => state;

    public string Database => command.Database;

    public FieldReader Fields { get; } = new(command.Body, command.Name);

    /// <summary>Set for a write that the driver can send again.</summary>
    public WriteSession? Session { get; set; }

    public string Target => command.Collection is { Length: > 0 } name ? name : throw Errors.InvalidNamespace($"{Database}.{command.Collection}");

    public string Namespace => $"{Database}.{Target}";

    /// <summary>The collection, or <see langword="null"/>: reading makes none.</summary>
    public StoredCollection? Find() => state.Databases.Find(Database, Target);

    public StoredCollection GetOrAdd() => state.Databases.GetOrAdd(Database, Target);

    /// <summary>Runs a statement of a write, once whatever the driver sends.</summary>
    public BsonDocument Run(int statement, Func<Outcome> write) => (Session is null ? write() : Session.Run(statement, write)).Result;
}
