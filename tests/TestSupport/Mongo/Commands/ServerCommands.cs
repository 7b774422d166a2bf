using MongoDB.Bson;
using TestSupport.Mongo.Values;

namespace TestSupport.Mongo.Commands;

/// <summary>Commands about the server, and those with which tests look around and clean up.</summary>
internal static class ServerCommands
{
    public const int MaxMessageBytes = 48_000_000;

    /// <summary>Tells a driver that it has found the primary of a replica set of one, or a router.</summary>
    public static BsonDocument Hello(CommandCall call)
    {
        // A driver that could compress or wait here is offered neither, and does without.
        call.Fields.Ignore("client", "compression", "helloOk", "backpressure");
        call.Fields.RefuseRest();

        var (state, options) = (call.State, call.State.Options);
        var reply = new BsonDocument
        {
            { call.Name == "hello" ? "isWritablePrimary" : "ismaster", true },
            { "helloOk", true },
            { "maxBsonObjectSize", 16 * 1024 * 1024 },
            { "maxMessageSizeBytes", MaxMessageBytes },
            { "maxWriteBatchSize", 100_000 },
            { "localTime", new BsonDateTime(state.Time.GetUtcNow().ToUnixTimeMilliseconds()) },
            { "connectionId", call.Connection },
            { "minWireVersion", 0 },
            { "maxWireVersion", options.MaxWireVersion },
            { "readOnly", false },
        };
        reply.AddRange(options.IsSharded ? new BsonDocument("msg", "isdbgrid") : Member(state));
        reply.Add("logicalSessionTimeoutMinutes", 30, options.OffersSessions);
        return reply.Add("ok", 1.0);
    }

    public static BsonDocument Ping(CommandCall call) => Done(call);

    /// <summary>Creates a collection, with a default collation if one is named.</summary>
    public static BsonDocument Create(CommandCall call)
    {
        call.GetOrAdd().Collation = call.Fields.OptionalDocument("collation");
        return Done(call);
    }

    public static BsonDocument ListCollections(CommandCall call)
    {
        if (!call.Fields.Flag("nameOnly"))
            throw CommandException.Unsupported("listCollections without nameOnly");

        call.Fields.RefuseRest();
        var names = call.State.Databases.NamesIn(call.Database);
        var collections = names.Select(name => new BsonDocument { { "name", name }, { "type", "collection" } });
        return ReadCommands.Cursor($"{call.Database}.$cmd.listCollections", collections);
    }

    public static BsonDocument DropDatabase(CommandCall call)
    {
        call.State.Databases.Drop(call.Database);
        return Done(call);
    }

    private static BsonDocument Member(ServerState state) => new()
    {
        { "setName", ServerState.SetName },
        { "setVersion", 1 },
        { "secondary", false },
        { "hosts", new BsonArray { state.Address } },
        { "primary", state.Address },
        { "me", state.Address },
        { "electionId", ObjectId.Parse($"7fffffff{state.Elections:x16}") },
    };

    private static BsonDocument Done(CommandCall call)
    {
        call.Fields.RefuseRest();
        return new BsonDocument("ok", 1.0);
    }
}
