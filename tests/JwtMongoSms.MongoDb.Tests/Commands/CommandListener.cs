using System.Collections.Concurrent;
using MongoDB.Bson;
using MongoDB.Driver;
using MongoDB.Driver.Core.Events;

namespace JwtMongoSms.MongoDb.Tests.Commands;

/// <summary>Hears every command that the driver sends for somebody, its own talk with the server aside.</summary>
internal sealed class CommandListener
{
    private static readonly string[] Care = ["hello", "isMaster", "ping", "buildInfo", "endSessions", "saslStart", "saslContinue"];
    private readonly ConcurrentQueue<BsonDocument> commands = new();

    public IReadOnlyList<BsonDocument> Commands => [.. commands];

    public void ListenTo(MongoClientSettings settings)
        => settings.ClusterConfigurator = cluster => cluster.Subscribe<CommandStartedEvent>(started =>
        {
            if (!Care.Contains(started.CommandName, StringComparer.OrdinalIgnoreCase))
                commands.Enqueue(started.Command.DeepClone().AsBsonDocument);
        });

    /// <summary>What came since this was last called.</summary>
    public IReadOnlyList<BsonDocument> Take()
    {
        List<BsonDocument> taken = [];
        while (commands.TryDequeue(out var command))
            taken.Add(command);

        return taken;
    }
}
