using MongoDB.Bson;

namespace TestSupport.Mongo.Commands;

/// <summary>Commands that are about the server.</summary>
internal static class ServerCommands
{
    public static BsonDocument Ping(CommandCall call)
    {
        call.Fields.RefuseRest();
        return new BsonDocument("ok", 1.0);
    }

    public static BsonDocument BuildInfo(CommandCall call)
    {
        call.Fields.RefuseRest();
        var (major, minor) = call.State.Options.MaxWireVersion switch
        {
            < 13 => (4, 4),
            < 17 => (5, 0),
            < 21 => (6, 0),
            < 25 => (7, 0),
            _ => (8, 0),
        };
        return new BsonDocument
        {
            { "version", $"{major}.{minor}.0" },
            { "versionArray", new BsonArray { major, minor, 0, 0 } },
            { "maxBsonObjectSize", 16 * 1024 * 1024 },
            { "ok", 1.0 },
        };
    }

    public static BsonDocument EndSessions(CommandCall call)
    {
        call.Fields.RefuseRest();
        return new BsonDocument("ok", 1.0);
    }
}
