using MongoDB.Bson;

namespace TestSupport.Mongo.Commands;

/// <summary>Fetching the rest, and not wanting it any more.</summary>
internal static class CursorCommands
{
    public static BsonDocument GetMore(CommandCall call)
    {
        var id = call.Fields.Integer("getMore") ?? throw Errors.MissingField("getMore", "getMore");
        var collection = call.Fields.Text("collection") ?? throw Errors.MissingField("collection", "getMore");
        var batchSize = call.Fields.Integer("batchSize");
        call.Fields.RefuseRest();
        return call.State.Cursors.Next(id, $"{call.Database}.{collection}", batchSize is > 0 ? (int)batchSize : null);
    }

    public static BsonDocument KillCursors(CommandCall call)
    {
        var ids = call.Fields.Value("cursors") is BsonArray array ? array.Select(id => id.ToInt64()).ToList() : throw Errors.MissingField("cursors", "killCursors");
        call.Fields.RefuseRest();
        var killed = ids.ToLookup(call.State.Cursors.Kill);
        return new BsonDocument
        {
            { "cursorsKilled", new BsonArray(killed[true]) },
            { "cursorsNotFound", new BsonArray(killed[false]) },
            { "cursorsAlive", new BsonArray() },
            { "cursorsUnknown", new BsonArray() },
            { "ok", 1.0 },
        };
    }
}
