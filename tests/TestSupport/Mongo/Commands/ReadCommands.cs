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
        var filter = call.Filter(fields, "filter");
        var sort = SortOrder.Parse(fields.OptionalDocument("sort"));
        var projection = fields.OptionalDocument("projection");
        var limit = (int?)fields.Integer("limit") ?? int.MaxValue;
        fields.Ignore("batchSize");
        fields.RefuseRest();
        if (limit <= 0)
            throw CommandException.Unsupported("find with a limit that isn't positive");

        return Cursor(call.Namespace, (call.Find()?.Find(filter, sort, limit) ?? []).Select(found => Project(found, projection)));
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
        return Cursor(call.Namespace, count == 0 ? [] : [new BsonDocument { { "_id", 1 }, { "n", count } }]);
    }

    // Inclusions alone; the _id always comes along.
    private static BsonDocument Project(BsonDocument document, BsonDocument? projection)
    {
        if (projection is null)
            return document;

        return projection.Any(field => field.Value != 1)
            ? throw CommandException.Unsupported($"the projection {projection}")
            : new BsonDocument(document.Where(field => field.Name == "_id" || projection.Contains(field.Name)));
    }

    /// <summary>Replies with all documents in one batch, whatever their number.</summary>
    public static BsonDocument Cursor(string place, IEnumerable<BsonDocument> documents) => new()
    {
        { "cursor", new BsonDocument { { "firstBatch", new BsonArray(documents) }, { "id", 0L }, { "ns", place } } },
        { "ok", 1.0 },
    };
}
