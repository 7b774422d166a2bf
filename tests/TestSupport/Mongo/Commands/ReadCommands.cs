using MongoDB.Bson;
using TestSupport.Mongo.Documents;
using TestSupport.Mongo.Values;

namespace TestSupport.Mongo.Commands;

/// <summary>Finding and counting documents.</summary>
internal static class ReadCommands
{
    private static readonly BsonDocument Sum = BsonDocument.Parse("{ $group: { _id: 1, n: { $sum: 1 } } }");

    public static BsonDocument Find(CommandCall call)
    {
        var fields = call.Fields;
        var filter = Filter.Parse(fields.Document("filter"));
        var sort = SortOrder.Parse(fields.OptionalDocument("sort"));
        var limit = (int?)fields.Integer("limit") ?? int.MaxValue;
        var batchSize = (int?)fields.Integer("batchSize") ?? CursorTable.FirstBatch;
        fields.RefuseRest();
        if (limit <= 0 || batchSize <= 0)
            throw CommandException.Unsupported("find with a limit or batchSize that isn't positive");

        return call.State.Cursors.Open(call.Namespace, call.Find()?.Find(filter, sort, limit) ?? [], batchSize);
    }

    /// <summary>Runs the only pipeline that is known: $match and $group into one sum, which is how the driver counts.</summary>
    public static BsonDocument Count(CommandCall call)
    {
        var stages = call.Fields.Documents("pipeline");
        call.Fields.Ignore("cursor");
        call.Fields.RefuseRest();
        if (stages is not [{ ElementCount: 1 } match, var group] || match["$match"] is not BsonDocument filter || group != Sum)
            throw CommandException.Unsupported($"the pipeline {new BsonArray(stages)}");

        // A group of no documents is no group.
        var count = call.Find()?.Find(Filter.Parse(filter), SortOrder.None, int.MaxValue).Count ?? 0;
        return call.State.Cursors.Open(call.Namespace, count == 0 ? [] : [new BsonDocument { { "_id", 1 }, { "n", count } }]);
    }

    public static BsonDocument GetMore(CommandCall call)
    {
        var id = call.Fields.Integer("getMore") ?? 0;
        var collection = call.Fields.Text("collection");
        call.Fields.Ignore("batchSize");
        call.Fields.RefuseRest();
        return call.State.Cursors.Finish(id, $"{call.Database}.{collection}");
    }

    public static BsonDocument KillCursors(CommandCall call)
    {
        var ids = (call.Fields.Value("cursors") as BsonArray ?? []).ToLookup(id => call.State.Cursors.Kill(id.ToInt64()));
        call.Fields.RefuseRest();
        return new BsonDocument
        {
            { "cursorsKilled", new BsonArray(ids[true]) },
            { "cursorsNotFound", new BsonArray(ids[false]) },
            { "cursorsAlive", new BsonArray() },
            { "cursorsUnknown", new BsonArray() },
            { "ok", 1.0 },
        };
    }
}
