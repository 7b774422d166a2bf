using System.Collections.Concurrent;
using MongoDB.Bson;

namespace TestSupport.Mongo.Commands;

/// <summary>Every command that came, in order, as long as somebody wants to know.</summary>
internal sealed class CommandLog(bool keeps)
{
    private readonly ConcurrentQueue<RecordedCommand> commands = new();
    private readonly Lock order = new();
    private long last;

    public IReadOnlyList<RecordedCommand> All => [.. commands];

    public RecordedCommand Add(BsonDocument body, int connection)
    {
        lock (order)
        {
            var command = Read(body, connection);
            if (keeps)
                commands.Enqueue(command);
            return command;
        }
    }

    public void Clear() => commands.Clear();

    private RecordedCommand Read(BsonDocument body, int connection)
    {
        if (body.ElementCount == 0)
            throw Errors.NoSuchCommand("");

        var (name, target) = (body.GetElement(0).Name, body[0]);
        var database = body.TryGetValue("$db", out var text) && text.IsString ? text.AsString : throw Errors.MissingField("$db", name);
        var collection = target.IsString ? target.AsString : body.TryGetValue("collection", out var named) && named.IsString ? named.AsString : null;
        return new RecordedCommand(++last, name, database, collection, body, connection);
    }
}
